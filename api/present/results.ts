import type { Moment } from '../../compiler/document/moment.ts';
import type { Band, Result } from '../../compiler/document/result.ts';
import type { ResultRow } from '../../db/results.ts';
import type { ResultSeries } from '../schemas/form.ts';
import { iso } from './running.ts';

/** A stored result of one saved set of answers, as much of it as is shown. */
export type StoredResult = Pick<ResultRow, 'form' | 'result' | 'occasion' | 'at' | 'value' | 'band' | 'failure' | 'methodVersion'> &
  Partial<Pick<ResultRow, 'across' | 'text' | 'instance' | 'day' | 'recomputed'>>;

type Audience = 'citizen' | 'staff';

/**
 * Results over time for one audience (RES-04): those the designer meant for it, in the document's order, each in the order of time; those of
 * several forms last. The change since the first occasion is said in words (RES-06).
 */
export function presentResults(document: Moment, results: readonly StoredResult[], audience: Audience): ResultSeries[] {
  const own = document.forms.flatMap((form) =>
    form.results
      .filter((result) => result.audience.includes(audience))
      .map((result) => {
        const rows = results.filter((each) => each.across !== true && each.form === form.id && each.result === result.id);
        return series({ of: 'form', form: form.id, formTitle: form.title }, result, rows, audience);
      }),
  );
  const across = (document.results ?? [])
    .filter((result) => result.audience.includes(audience))
    .map((result) => {
      const rows = results.filter((each) => each.across === true && each.result === result.id);
      const titles = result.from.map((id) => document.forms.find((form) => form.id === id)?.title ?? id);
      return series({ of: 'moment', form: result.from.join(' '), formTitle: titles.join(', ') }, result, rows, audience);
    });
  return [...own, ...across];
}

function series(
  about: Pick<ResultSeries, 'of' | 'form' | 'formTitle'>,
  result: Result,
  rows: readonly StoredResult[],
  audience: Audience,
): ResultSeries {
  const values = rows
    .toSorted((one, other) => belongsAt(one).localeCompare(belongsAt(other)) || one.at - other.at)
    .map((each) => ({
      at: iso(each.at),
      value: each.value,
      text: each.text ?? null,
      band: each.band,
      failure: each.failure === null ? null : failureText(each.failure, audience),
      methodVersion: each.methodVersion,
      occasion: each.occasion,
      instance: each.instance ?? NOWHERE,
      day: each.day ?? null,
      recomputed: each.recomputed
        ? {
            at: iso(each.recomputed.at),
            because: audience === 'staff' ? each.recomputed.because : null,
            value: each.recomputed.value,
            text: each.recomputed.text,
            band: each.recomputed.band,
            methodVersion: each.recomputed.methodVersion,
          }
        : null,
    }));
  return {
    ...about,
    result: result.id,
    title: result.title,
    introduction: result.introduction ?? null,
    shownAs: result.shownAs ?? [],
    graph: {
      minimum: result.graph?.minimum ?? result.minimum,
      maximum: result.graph?.maximum ?? result.maximum,
      together: result.graph?.together ?? null,
    },
    change: changeOf(result, values),
    minimum: result.minimum,
    maximum: result.maximum,
    unit: result.unit ?? null,
    bands: result.bands.map((band) => ({ from: band.from, to: band.to, name: band.name, tone: band.tone, text: textOf(band, audience) })),
    values,
  };
}

/** Where a value stands in time: at the day its page is of, whenever that page was filled in, or when it was saved. */
const belongsAt = ({ day, at }: StoredResult): string => (day == null ? iso(at) : `${day}T12:00:00.000Z`);

const NOWHERE = '00000000-0000-0000-0000-000000000000';

/** From the first value to the latest, in words and without a judgement: whether more is better is the bands' to say. */
function changeOf({ unit }: Result, values: ResultSeries['values']): ResultSeries['change'] {
  const known = values.flatMap(({ at, value, band }) => (value === null ? [] : [{ at, value, band }]));
  const first = known[0];
  const last = known.at(-1);
  if (!first || !last || first === last) return null;
  const difference = rounded(last.value - first.value);
  const said = (value: number): string => `${spoken(value)}${unit === undefined ? '' : ` ${unit}`}`;
  const step =
    difference === 0 ? `Lika mycket som första gången: ${said(last.value)}.` : moved(difference, said(first.value), said(last.value));
  const bands = first.band !== null && last.band !== null && first.band !== last.band ? ` Från ”${first.band}” till ”${last.band}”.` : '';
  return { from: first.value, to: last.value, difference, since: first.at, sentence: `${step}${bands}` };
}

const moved = (difference: number, from: string, to: string): string =>
  `${spoken(Math.abs(difference))} ${difference > 0 ? 'högre' : 'lägre'} än första gången: från ${from} till ${to}.`;

const rounded = (value: number): number => Number(value.toFixed(6)) + 0;
const spoken = (value: number): string => rounded(value).toLocaleString('sv', { maximumFractionDigits: 2 });

const textOf = (band: Band, audience: Audience): string | null => (audience === 'citizen' ? band.citizenText : band.staffText) ?? null;

/** Citizens are told that no result could be made; staff also why. */
const failureText = (failure: string, audience: Audience): string =>
  audience === 'staff' ? failure : 'Det gick inte att räkna ut något resultat av de här svaren.';
