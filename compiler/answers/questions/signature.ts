import { isBroken } from '../../document/guard.ts';
import type { Mode } from '../checkAnswers.ts';
import { isPlainObject } from '../isPlainObject.ts';
import { isFile } from './file.ts';

/** A typed name, and the id of a drawn one when it was drawn. A draft may have the drawing first. */
export function signature(answer: unknown, mode: Mode): string | null {
  if (!isPlainObject(answer)) return 'Skriv ditt namn.';
  const { name = '', drawing, ...more } = answer;
  if (typeof name !== 'string' || name.length > 200 || isBroken(name) || Object.keys(more).length > 0) return 'Skriv ditt namn.';
  if (drawing !== undefined && !isFile(drawing)) return 'Underskriften går inte att läsa in. Rita den igen.';
  return mode === 'save' && name.trim() === '' ? 'Skriv ditt namn.' : null;
}
