import type { ResultSeries } from '../api/schemas/form.ts';
import { t } from './i18n/text.ts';
import { spokenNumber } from './spoken.ts';

type Value = ResultSeries['values'][number];
export type Counted = Value & { readonly value: number };

/** Values that could be calculated, oldest first. */
export const countedValues = (series: Pick<ResultSeries, 'values'>): readonly Counted[] =>
  series.values.filter((value): value is Counted => value.value !== null).toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));

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
