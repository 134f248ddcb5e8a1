import type { Channel } from './channel.ts';

/** The citizen's inbox at 1177 (mvk:crm:casemanagement:inbox, ITG-03). Throws `Away` or `Refused`. */
export interface CaseInbox {
  addMessage(message: InboxMessage): Promise<void>;
}

export interface InboxMessage {
  /** Unique for ever; goes along as the correlation id, so that a message sent twice can be told from two. */
  readonly key: string;
  readonly personalIdentityNumber: string;
  readonly heading: string;
  readonly text: string;
}

/** The inbox as one of the ways out of the house. */
export const inboxChannel = (inbox: CaseInbox): Channel => ({
  deliver: ({ key, to, subject, body }) => inbox.addMessage({ key, personalIdentityNumber: to, heading: subject, text: body }),
});
