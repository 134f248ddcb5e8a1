import './i18n/pageTexts.ts';
import type { ResultSeries } from '../api/schemas/form.ts';
import { t } from './i18n/text.ts';
import { spokenNumber } from './spoken.ts';

type Value = ResultSeries['values'][number];
export type Counted = Value & { readonly value: number };

/** Values that could be calculated, oldest first. */
export const countedValues = (series: Pick<ResultSeries, 'values'>): readonly Counted[] =>
  series.values.filter((value): value is Counted => value.value !== null).toSorted((a, b) => momentOf(a) - momentOf(b));

/** When a value belongs: at the day its page is of, or when it was saved. */
export const belongsAt = ({ day, at }: Pick<Value, 'day' | 'at'>): string => (day === null ? at : `${day}T12:00:00Z`);

const momentOf = (value: Value): number => Date.parse(belongsAt(value));

/** The same result as this copy of the form alone gives it. */
export const ofCopy = (series: ResultSeries, instance: string): ResultSeries => ({
  ...series,
  change: null,
  values: series.values.filter((value) => value.instance === instance),
});

/** The newest value, or null when there is none. */
export const latestValue = (series: Pick<ResultSeries, 'values'>): Counted | null => countedValues(series).at(-1) ?? null;

/** `12 av 27 – måttliga besvär`. */
export function resultSentence(series: Pick<ResultSeries, 'maximum' | 'unit'>, value: Counted): string {
  const figure =
    series.unit === null
      ? t('result.of', { value: spokenNumber(value.value), maximum: spokenNumber(series.maximum) })
      : `${spokenNumber(value.value)} ${series.unit}`;
  return value.band === null ? figure : `${figure} – ${value.band.charAt(0).toLocaleLowerCase('sv')}${value.band.slice(1)}`;
}
