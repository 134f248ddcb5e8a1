import type { Band } from '../../compiler/document/result.ts';
import type { Moment } from '../../compiler/document/moment.ts';
import type { ResultSeries } from '../schemas/form.ts';
import { iso } from './running.ts';

/** A stored result of one saved set of answers. */
export interface StoredResult {
  readonly form: string;
  readonly result: string;
  readonly occasion: number | null;
  readonly at: number;
  readonly value: number | null;
  readonly band: string | null;
  readonly failure: string | null;
  readonly methodVersion: string;
}

/** Results over time for one audience (RES-04): those the designer meant for it, in the document's order, each in the order of time. */
export function presentResults(document: Moment, results: readonly StoredResult[], audience: 'citizen' | 'staff'): ResultSeries[] {
  return document.forms.flatMap((form) =>
    form.results
      .filter((result) => result.audience.includes(audience))
      .map((result) => ({
        form: form.id,
        formTitle: form.title,
        result: result.id,
        title: result.title,
        introduction: result.introduction ?? null,
        minimum: result.minimum,
        maximum: result.maximum,
        unit: result.unit ?? null,
        bands: result.bands.map((band) => ({
          from: band.from,
          to: band.to,
          name: band.name,
          tone: band.tone,
          text: textOf(band, audience),
        })),
        values: results
          .filter((each) => each.form === form.id && each.result === result.id)
          .toSorted((one, other) => one.at - other.at)
          .map((each) => ({
            at: iso(each.at),
            value: each.value,
            band: each.band,
            failure: each.failure === null ? null : failureText(each.failure, audience),
            methodVersion: each.methodVersion,
            occasion: each.occasion,
          })),
      })),
  );
}

const textOf = (band: Band, audience: 'citizen' | 'staff'): string | null =>
  (audience === 'citizen' ? band.citizenText : band.staffText) ?? null;

/** Citizens are told that no result could be made; staff also why. */
const failureText = (failure: string, audience: 'citizen' | 'staff'): string =>
  audience === 'staff' ? failure : 'Det gick inte att räkna ut något resultat av de här svaren.';
