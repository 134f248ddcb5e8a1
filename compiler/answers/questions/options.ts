import type { Option } from '../../document/questions/everyQuestion.ts';

/** Whether an answer is ids of options, each once. */
export function areOptions(options: readonly { readonly id: string }[], answer: unknown): answer is readonly string[] {
  if (!Array.isArray(answer) || answer.length > options.length) return false;
  const known = new Set(options.map(({ id }) => id));
  return answer.every((id) => typeof id === 'string' && known.has(id)) && new Set(answer).size === answer.length;
}

/** What to say when an option that takes the others away stands with them. */
export function besideExclusive(options: readonly Option[], answer: readonly string[]): string | null {
  if (answer.length < 2) return null;
  const alone = options.find(({ id, exclusive }) => exclusive === true && answer.includes(id));
  return alone ? `”${alone.text}” går inte att välja tillsammans med något annat.` : null;
}
