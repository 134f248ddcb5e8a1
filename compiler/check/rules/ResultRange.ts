import { rangeOf } from '../../../scoring/scores.ts';
import type { Form } from '../../document/form.ts';
import type { Result } from '../../document/result.ts';
import type { Path } from '../../path.ts';
import type { Problem } from '../../problem.ts';
import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Varje summa som svaren kan ge ryms mellan resultatets lägsta och högsta värde (RES-13). */
export const ResultRange: Rule = (moment) =>
  moment.forms.flatMap((form, f) => form.results.flatMap((result, r) => outside(form, result, ['forms', f, 'results', r])));

function outside(form: Form, result: Result, at: Path): readonly Problem[] {
  const { method, minimum, maximum } = result;
  if (minimum > maximum)
    return [error('ResultRange', [...at, 'maximum'], `Det högsta värdet ${maximum} är lägre än det lägsta ${minimum}.`)];
  if (method.kind !== 'sum') return [];
  let least = 0;
  let greatest = 0;
  for (const id of new Set(method.questions)) {
    const question = form.questions.find((candidate) => candidate.id === id);
    const range = question && rangeOf(question);
    if (!range) return [];
    least += range.minimum;
    greatest += range.maximum;
  }
  return [
    ...(least < minimum
      ? [error('ResultRange', [...at, 'minimum'], `Svaren kan ge summan ${round(least)}, som är lägre än ${minimum}.`)]
      : []),
    ...(greatest > maximum
      ? [error('ResultRange', [...at, 'maximum'], `Svaren kan ge summan ${round(greatest)}, som är högre än ${maximum}.`)]
      : []),
  ];
}

const round = (value: number): number => Number(value.toFixed(6));
