import type { Message as MessageRow } from '../../db/messages.ts';
import type { Message } from '../schemas/message.ts';
import type { SignedIn } from '../signedIn.ts';
import { iso, isoOrNull } from './running.ts';

/** A message as this reader sees it. */
export function presentMessage(row: MessageRow, reader: Pick<SignedIn, 'kind' | 'id'>): Message {
  return {
    id: row.id,
    from: row.byKind,
    name: row.byName ?? (row.byKind === 'staff' ? 'Personal' : 'Invånaren'),
    mine: row.byKind === reader.kind && row.byId === reader.id,
    body: row.body,
    sentAt: iso(row.sentAt),
    readAt: isoOrNull(row.readAt),
  };
}
