import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Mottagningens timmar är minst någon timme i veckan, och varje öppettid slutar efter sin början och före nästa (NTF-13). */
export const StaffHours: Rule = ({ staffHours }) => {
  if (!staffHours) return [];
  if (staffHours.week.every((day) => day.length === 0))
    return [error('StaffHours', ['staffHours', 'week'], 'Mottagningen är aldrig öppen, så ingen flagga går någonsin vidare.')];
  return staffHours.week.flatMap((day, index) =>
    day.flatMap(([from, to], n) => {
      const at = ['staffHours', 'week', index, n];
      if (to <= from) return [error('StaffHours', at, `Öppettiden ${from}–${to} slutar inte efter sin början.`)];
      const before = day[n - 1];
      return before && before[1] > from ? [error('StaffHours', at, `Öppettiden ${from}–${to} börjar innan den förra har slutat.`)] : [];
    }),
  );
};
