import type { Question } from '../../document/question.ts';
import type { Mode } from '../checkAnswers.ts';

/** Ids of uploaded files, each once, no more than asked for. That they are there and of the right kind is for the server to say. */
export function file({ maximumFiles }: Extract<Question, { kind: 'file' }>, answer: unknown, mode: Mode): string | null {
  if (!areFiles(answer)) return 'Filen går inte att läsa in. Lägg till den igen.';
  if (mode === 'draft' || answer.length <= maximumFiles) return null;
  return maximumFiles === 1 ? 'Lägg till högst en fil.' : `Lägg till högst ${maximumFiles} filer.`;
}

/** Ids as the server gives them. */
export const areFiles = (answer: unknown): answer is readonly string[] =>
  Array.isArray(answer) && answer.length <= 50 && answer.every(isFile) && new Set(answer).size === answer.length;

export const isFile = (id: unknown): id is string => typeof id === 'string' && /^[A-Za-z0-9-]{1,64}$/.test(id);
