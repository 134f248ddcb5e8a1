/** Workflow id of a running moment; the codec reads the key's owner out of it. */
export const runningMomentId = (id: string): string => `moment/${id}`;

/** The running moment's uuid, or null when the workflow id is not one of ours. */
export const runningMomentOf = (workflowId: string): string | null => (workflowId.startsWith('moment/') ? workflowId.slice(7) : null);

/** What an operator's text (timer summary, current details) begins with; the codec leaves such a payload in clear. */
export const OPERATOR_TEXT = '⟐ ';

/** Search attributes, by name, with their types in Temporal. Ids, enums and counts only (promise 8). */
export const SEARCH_ATTRIBUTES = {
  StegvisMoment: 'KEYWORD',
  StegvisVersion: 'KEYWORD',
  StegvisUnit: 'KEYWORD',
  StegvisPhase: 'KEYWORD',
  StegvisKind: 'KEYWORD',
  StegvisOpenFlags: 'INT',
} as const;
