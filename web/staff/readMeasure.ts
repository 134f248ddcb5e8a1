import '../i18n/pageTexts.ts';
import type { SetMeasure } from '../api.ts';
import { t } from '../i18n/text.ts';
import { readNumber } from '../questions/readNumber.ts';

/** The units one may choose (ACT-02); any other is written. */
export const units = ['cm', 'km', 'm', 'kg', 'mmHg', 'mmol/l', 'h', 'min', 'st', 'ggr'] as const;

/** The form as it stands, every figure as it was typed. */
export interface Written {
  readonly name: string;
  /** One of `units`, `egen`, or nothing. */
  readonly unit: string;
  readonly ownUnit: string;
  readonly often: 'every' | 'weekdays';
  readonly everyDays: string;
  readonly weekdays: readonly string[];
  /** `HH:MM`. */
  readonly at: string;
  readonly count: string;
  readonly minimum: string;
  readonly maximum: string;
  readonly flag: 'none' | 'outside' | 'missed' | 'both';
  /** `diagram`, `reminder`, `calendar`. */
  readonly shown: readonly string[];
}

/** What is to be saved, or a sentence at each field that is wrong, in the form's order. */
export function readMeasure(written: Written): { readonly body: SetMeasure } | { readonly wrong: Readonly<Record<string, string>> } {
  const wrong: Record<string, string> = {};
  const name = written.name.trim();
  if (name === '') wrong['name'] = t('measure.wrong.name');
  const unit = written.unit === 'egen' ? written.ownUnit.trim() : written.unit;
  if (written.unit === 'egen' && unit === '') wrong['ownUnit'] = t('measure.wrong.unit');
  const everyDays = wholeOf(written.everyDays, 1, 366);
  if (written.often === 'every' && everyDays === null) wrong['everyDays'] = t('measure.wrong.everyDays');
  const weekdays = written.weekdays.map(Number);
  if (written.often === 'weekdays' && weekdays.length === 0) wrong['weekdays'] = t('measure.wrong.weekdays');
  const isTime = /^([01]\d|2[0-3]):[0-5]\d$/.test(written.at);
  if (!isTime) wrong['at'] = t('measure.wrong.at');
  const count = wholeOf(written.count, 1, 400);
  if (count === null) wrong['count'] = t('measure.wrong.count');
  const minimum = amountOf(written.minimum);
  const maximum = amountOf(written.maximum);
  if (minimum === undefined) wrong['minimum'] = t('plan.number');
  if (maximum === undefined) wrong['maximum'] = t('plan.number');
  if (typeof minimum === 'number' && typeof maximum === 'number' && minimum > maximum) wrong['maximum'] = t('measure.wrong.order');
  if (Object.keys(wrong).length > 0 || count === null || minimum === undefined || maximum === undefined) return { wrong };
  const { at, flag } = written;
  return {
    body: {
      name,
      unit: unit === '' ? null : unit,
      schedule: written.often === 'every' ? { kind: 'every', everyDays: everyDays ?? 1, at } : { kind: 'weekdays', weekdays, at },
      count,
      minimum,
      maximum,
      flag,
      reminder: written.shown.includes('reminder'),
      diagram: written.shown.includes('diagram'),
      calendar: written.shown.includes('calendar'),
    },
  };
}

function wholeOf(typed: string, least: number, most: number): number | null {
  const value = readNumber(typed);
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most ? value : null;
}

/** Null when nothing is written, undefined when what is written is no number. */
function amountOf(typed: string): number | null | undefined {
  const value = readNumber(typed);
  if (value === undefined) return null;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
