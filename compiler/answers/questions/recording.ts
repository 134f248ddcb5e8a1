import { areFiles } from './file.ts';

/** The id of one recording. */
export function recording(answer: unknown): string | null {
  if (!areFiles(answer)) return 'Inspelningen går inte att läsa in. Gör den igen.';
  return answer.length === 1 ? null : 'Lägg till en inspelning.';
}
