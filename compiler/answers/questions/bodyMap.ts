import { regionsOf } from '../../document/bodyRegions.ts';
import type { Question } from '../../document/question.ts';
import type { Mode } from '../checkAnswers.ts';
import { areOptions } from './options.ts';

/** Ids of regions on the sides that are shown, each once, no more than asked for. */
export function bodyMap({ sides, maximum }: Extract<Question, { kind: 'bodyMap' }>, answer: unknown, mode: Mode): string | null {
  const regions = regionsOf(sides).map((id) => ({ id }));
  if (!areOptions(regions, answer)) return 'Markera platser på kroppen.';
  if (mode === 'draft' || maximum === undefined || answer.length <= maximum) return null;
  return maximum === 1 ? 'Markera högst en plats.' : `Markera högst ${maximum} platser.`;
}
