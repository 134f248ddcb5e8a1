import { itemsOf } from '../../../scoring/items.ts';
import type { Form } from '../../document/form.ts';
import type { Method } from '../../document/method.ts';
import type { Result } from '../../document/result.ts';
import type { Path } from '../../path.ts';
import type { Problem } from '../../problem.ts';
import { error } from '../../problem.ts';
import { placedResults } from '../placedResults.ts';
import type { Rule } from '../rule.ts';

/** Varje värde som svaren kan ge ryms mellan resultatets lägsta och högsta värde (RES-13). */
export const ResultRange: Rule = (moment) => placedResults(moment).flatMap(({ result, form, at }) => outside(form, result, at));

function outside(form: Form | null, { method, minimum, maximum }: Result, at: Path): readonly Problem[] {
  if (minimum > maximum)
    return [error('ResultRange', [...at, 'maximum'], `Det högsta värdet ${maximum} är lägre än det lägsta ${minimum}.`)];
  const range = form && rangeOfMethod(form, method);
  if (!range) return [];
  const what = method.kind === 'sum' && method.then === undefined ? 'summan' : 'värdet';
  return [
    ...(range.minimum < minimum - TINY
      ? [error('ResultRange', [...at, 'minimum'], `Svaren kan ge ${what} ${round(range.minimum)}, som är lägre än ${minimum}.`)]
      : []),
    ...(range.maximum > maximum + TINY
      ? [error('ResultRange', [...at, 'maximum'], `Svaren kan ge ${what} ${round(range.maximum)}, som är högre än ${maximum}.`)]
      : []),
  ];
}

interface Range {
  readonly minimum: number;
  readonly maximum: number;
}

/** What a method that counts questions can come to; null where the document does not say. */
function rangeOfMethod(form: Form, method: Method): Range | null {
  switch (method.kind) {
    case 'sum':
    case 'mean': {
      const ids = [...new Set(method.questions)];
      const ranges = rangesOf(form, ids, method.notShownIs);
      if (!ranges) return null;
      if (method.kind === 'sum') return afterwards(total(ranges), method.then);
      return afterwards(
        { minimum: Math.min(...ranges.map((one) => one.minimum)), maximum: Math.max(...ranges.map((one) => one.maximum)) },
        method.then,
      );
    }
    case 'weighted': {
      const ranges = rangesOf(
        form,
        method.items.map(({ question }) => question),
        method.notShownIs,
      );
      const weighted = ranges?.map((one, index) => times(one, method.items[index]?.weight ?? 1));
      const sum = weighted && total(weighted);
      return sum ? afterwards({ minimum: sum.minimum + method.constant, maximum: sum.maximum + method.constant }, method.then) : null;
    }
    case 'count':
      return afterwards({ minimum: 0, maximum: new Set(method.questions).size }, method.then);
    case 'combine':
    case 'norm':
    case 'change':
    case 'jsonata':
      return null;
  }
}

function rangesOf(form: Form, ids: readonly string[], notShownIs: Readonly<Record<string, number>> = {}): readonly Range[] | null {
  const items = itemsOf(form);
  const ranges: Range[] = [];
  for (const id of ids) {
    const range = items.get(id)?.range;
    if (!range) return null;
    const hidden = notShownIs[id] ?? range.minimum;
    ranges.push({ minimum: Math.min(range.minimum, hidden), maximum: Math.max(range.maximum, hidden) });
  }
  return ranges;
}

const total = (ranges: readonly Range[]): Range => ({
  minimum: ranges.reduce((sum, one) => sum + one.minimum, 0),
  maximum: ranges.reduce((sum, one) => sum + one.maximum, 0),
});

function times({ minimum, maximum }: Range, by: number): Range {
  return { minimum: Math.min(minimum * by, maximum * by), maximum: Math.max(minimum * by, maximum * by) };
}

function afterwards(range: Range, then: Method['then']): Range {
  const { minimum, maximum } = times(range, then?.multiply ?? 1);
  const within = (value: number): number =>
    Math.min(then?.maximum ?? Infinity, Math.max(then?.minimum ?? -Infinity, value + (then?.add ?? 0)));
  return { minimum: within(minimum), maximum: within(maximum) };
}

/** Sums of fractions are not quite what they are written as. */
const TINY = 1e-9;
const round = (value: number): number => Number(value.toFixed(6));
