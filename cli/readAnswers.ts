import type { Form } from '../compiler/document/form.ts';
import type { ScoringContext } from '../scoring/context.ts';
import { answersInTable } from './answersInTable.ts';

/** One set of answers as it stands in a file, not yet held against the form, and what was said of who answered. */
export interface Given {
  readonly answers: unknown;
  readonly citizen: Partial<ScoringContext['citizen']>;
}

/** Every set of answers in a file's text: an object of answers, a list of them, or a table with one row each. Or a sentence on what is wrong. */
export function readAnswers(
  form: Form,
  text: string,
): { readonly sets: readonly Given[]; readonly unknown: readonly string[] } | { readonly fault: string } {
  const start = text.trimStart().replace('\uFEFF', '');
  if (!start.startsWith('{') && !start.startsWith('[')) return answersInTable(form, text);
  try {
    const value: unknown = JSON.parse(start);
    return { sets: (Array.isArray(value) ? (value as readonly unknown[]) : [value]).map(ofOne), unknown: [] };
  } catch {
    return { fault: 'Filen med svar är inte giltig JSON.' };
  }
}

/** `{ q1: … }`, or `{ answers: { q1: … }, citizen: { age, sex } }`. */
function ofOne(value: unknown): Given {
  if (typeof value !== 'object' || value === null || !('answers' in value) || typeof value.answers !== 'object')
    return { answers: value, citizen: {} };
  const citizen = 'citizen' in value ? value.citizen : null;
  return {
    answers: value.answers,
    citizen: typeof citizen === 'object' && citizen !== null ? citizenOf(citizen as Record<string, unknown>) : {},
  };
}

/** What is known of who answered; what cannot be read is not known. */
export function citizenOf({ age, sex }: Readonly<Record<string, unknown>>): Given['citizen'] {
  const years = typeof age === 'string' && age.trim() !== '' ? Number(age.replace(',', '.')) : age;
  return {
    ...(typeof years === 'number' && Number.isFinite(years) && years >= 0 ? { age: years } : {}),
    ...(sex === 'female' || sex === 'kvinna'
      ? { sex: 'female' as const }
      : sex === 'male' || sex === 'man'
        ? { sex: 'male' as const }
        : {}),
  };
}
