import type { LocalDate, LocalTime } from './plan.ts';

/** When a unit is open, in the moment's zone. Swedish public holidays are closed whatever stands here. */
export interface OpeningHours {
  /** Seven days, Monday first; each with its open intervals. */
  readonly week: readonly (readonly (readonly [from: LocalTime, to: LocalTime])[])[];
  /** Further closed days. */
  readonly closed: readonly LocalDate[];
  /** Midsummer's, Christmas and New Year's eve are closed unless this is true. */
  readonly opensOnEves?: boolean;
}

/** Monday to Friday, 08:00 to 17:00. */
export const usualHours: OpeningHours = {
  week: [[['08:00', '17:00']], [['08:00', '17:00']], [['08:00', '17:00']], [['08:00', '17:00']], [['08:00', '17:00']], [], []],
  closed: [],
};
