/** Task queue, namespace and search attributes by name. */
export const TASK_QUEUE = 'stegvis';
export const SEARCH_ATTRIBUTES = {
  StegvisMoment: 'KEYWORD',
  StegvisVersion: 'KEYWORD',
  StegvisUnit: 'KEYWORD',
  StegvisPhase: 'KEYWORD',
  StegvisKind: 'KEYWORD',
  StegvisOpenFlags: 'INT',
} as const;
/** What an operator's text (timer summary, current details) begins with; the codec leaves such a payload in clear. */
export const OPERATOR_TEXT = '⟐ ';
