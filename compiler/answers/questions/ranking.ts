import type { Question } from '../../document/question.ts';
import type { Mode } from '../checkAnswers.ts';
import { areOptions } from './options.ts';

/** Ids of options, each once, the best first: as many as there are places. A draft may have fewer. */
export function ranking({ options, places }: Extract<Question, { kind: 'ranking' }>, answer: unknown, mode: Mode): string | null {
  if (!areOptions(options, answer)) return 'Rangordna bland alternativen.';
  const asked = Math.min(places ?? options.length, options.length);
  if (answer.length > asked) return `Rangordna högst ${asked} alternativ.`;
  if (mode === 'draft' || answer.length === asked) return null;
  return places === undefined ? 'Rangordna alla alternativ.' : `Rangordna ${asked} alternativ.`;
}
