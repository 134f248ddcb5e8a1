import type { Form } from '../document/form.ts';
import type { Moment } from '../document/moment.ts';
import type { Result } from '../document/result.ts';
import type { Path } from '../path.ts';

/** A result where it stands: in a form, or among the moment's own. */
export interface PlacedResult {
  readonly result: Result;
  readonly form: Form | null;
  /** The forms a result of the moment is made of; null for a form's own. */
  readonly from: readonly string[] | null;
  /** The results it stands among, itself too. */
  readonly siblings: readonly Result[];
  readonly at: Path;
}

/** Every result of a moment, those of its forms first. */
export function placedResults(moment: Moment): readonly PlacedResult[] {
  return [
    ...moment.forms.flatMap((form, f) =>
      form.results.map((result, r) => ({ result, form, from: null, siblings: form.results, at: ['forms', f, 'results', r] })),
    ),
    ...(moment.results ?? []).map((result, r) => ({
      result,
      form: null,
      from: result.from,
      siblings: moment.results ?? [],
      at: ['results', r],
    })),
  ];
}
