/** Task queue and the names that workflows and worker share. */
export const TASK_QUEUE = 'stegvis';
export { OPERATOR_TEXT, SEARCH_ATTRIBUTES } from '../workflows/ids.ts';
