import type { z } from 'zod';
import { form, type Form } from '../../compiler/document/form.ts';
import type { method } from '../../compiler/document/method.ts';
import type { result } from '../../compiler/document/result.ts';
import type { Answers } from '../../compiler/document/question.ts';

type Method = z.input<typeof method>;

/** A form of questions `q1`… answered with a number from `minimum` to `maximum`, and a matrix `m` with rows `a` and `b` scored 0–3. */
export function scaleForm(
  questions: number,
  methods: Readonly<Record<string, Method | Partial<z.input<typeof result>>>> = {},
  [minimum, maximum]: readonly [number, number] = [0, 3],
): Form {
  const options = [0, 1, 2, 3].map((score) => ({ id: `o${score}`, text: `${score}`, score }));
  return form.parse({
    id: 'f',
    title: 'Formulär',
    questions: [
      ...Array.from({ length: questions }, (_, index) => ({
        kind: 'number',
        id: `q${index + 1}`,
        text: 'Fråga',
        minimum,
        maximum,
        decimals: 2,
      })),
      {
        kind: 'singleChoiceMatrix',
        id: 'm',
        text: 'Matris',
        rows: [
          { id: 'a', text: 'A' },
          { id: 'b', text: 'B' },
        ],
        options,
      },
      { kind: 'longText', id: 'fritext', text: 'Berätta' },
    ],
    results: Object.entries(methods).map(([id, made]) => ({
      id,
      title: id,
      minimum: -1_000_000,
      maximum: 1_000_000,
      audience: ['staff'],
      ...('kind' in made ? { method: made } : made),
    })),
  });
}

/** Answers to `q1`… in order; null is not answered. */
export const numbers = (...values: readonly (number | null)[]): Answers =>
  Object.fromEntries(values.flatMap((value, index) => (value === null ? [] : [[`q${index + 1}`, value]])));
