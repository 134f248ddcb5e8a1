import './i18n/pageTexts.ts';
import type { Measure } from '../api/schemas/activityPlan.ts';
import { t } from './i18n/text.ts';
import { spokenNumber } from './spoken.ts';

const weekdays = ['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag'] as const;

/** `varje dag kl. 08.00`, `måndag och torsdag kl. 17.30`, `var tredje dag kl. 08.00`. */
export function scheduleOf({ schedule }: Pick<Measure, 'schedule'>): string {
  const at = schedule.at.replace(':', '.');
  if (schedule.kind === 'weekdays')
    return t('plan.onWeekdays', { days: listed(schedule.weekdays.map((day) => weekdays[day - 1] ?? '')), at });
  if (schedule.everyDays === 1) return t('plan.daily', { at });
  if (schedule.everyDays === 2) return t('plan.everyOther', { at });
  return schedule.everyDays === 7 ? t('plan.weekly', { at }) : t('plan.everyDays', { days: schedule.everyDays, at });
}

/** `mellan 3 och 5 km`; null when anything will do. */
export function limitsOf({ minimum, maximum, unit }: Pick<Measure, 'minimum' | 'maximum' | 'unit'>): string | null {
  const after = unit === null ? '' : ` ${unit}`;
  if (minimum !== null && maximum !== null)
    return t('plan.between', { minimum: spokenNumber(minimum), maximum: `${spokenNumber(maximum)}${after}` });
  if (minimum !== null) return t('plan.atLeast', { minimum: `${spokenNumber(minimum)}${after}` });
  return maximum === null ? null : t('plan.atMost', { maximum: `${spokenNumber(maximum)}${after}` });
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} och ${words.at(-1) ?? ''}`;
