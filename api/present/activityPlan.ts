import type { MeasureRow, ObservedValue } from '../../db/tailored.ts';
import type { Measure as Rule } from '../../engine/event.ts';
import { measureAt } from '../../engine/measure.ts';
import type { ActivityPlan, Measure } from '../schemas/activityPlan.ts';
import { iso, isoOrNull } from './running.ts';
import type { Running } from './running.ts';

/** The citizen's activity plan for one reader (ACT-01..12): measures with their times and values. Flags and reminders' absence are staff's to know. */
export function presentActivityPlan(
  running: Running,
  measures: readonly MeasureRow[],
  values: readonly ObservedValue[],
  audience: 'citizen' | 'staff',
): ActivityPlan {
  const { activityPlan } = running.document;
  return {
    title: activityPlan?.title ?? 'Aktivitetsplan',
    introduction: activityPlan?.introduction ?? null,
    mayChange: running.phase === 'active' || running.phase === 'paused',
    measures: measures.flatMap((row) => {
      const rule = running.state.measures?.[row.measure]?.measure ?? row.rule;
      return rule ? [presentMeasure(running, row, rule, values, audience)] : [];
    }),
  };
}

function presentMeasure(
  running: Running,
  row: MeasureRow,
  rule: Rule,
  values: readonly ObservedValue[],
  audience: 'citizen' | 'staff',
): Measure {
  const { minimum, maximum, reminder } = rule;
  const isOutside = (value: number): boolean => (minimum !== null && value < minimum) || (maximum !== null && value > maximum);
  return {
    measure: row.measure,
    name: row.name,
    unit: row.unit,
    schedule: rule.schedule.kind === 'every' ? { ...rule.schedule } : { ...rule.schedule, weekdays: [...rule.schedule.weekdays] },
    count: rule.count,
    minimum,
    maximum,
    ...(audience === 'staff' ? { flag: rule.flag } : {}),
    reminder,
    diagram: row.diagram,
    calendar: row.calendar,
    noReminder: audience === 'staff' && !reminder ? 'Invånaren får ingen avisering.' : null,
    setAt: iso(row.setAt),
    endedAt: isoOrNull(row.endedAt),
    waiting: (running.state.measures?.[row.measure]?.waiting ?? null) !== null,
    next: timesAhead(running, row.measure, SHOWN).map(({ at }) => iso(at)),
    values:
      audience === 'citizen' && !row.diagram
        ? []
        : values
            .filter((each) => each.measure === row.measure)
            .map(({ at, value, by }) => ({ at: iso(at), value, outside: isOutside(value), by })),
  };
}

const SHOWN = 5;

/** The next times of a measure that goes on, as the engine counts them. */
export function timesAhead(running: Running, measure: string, most: number): readonly { readonly number: number; readonly at: number }[] {
  const state = running.state.measures?.[measure];
  if (!state || running.phase === 'ended') return [];
  const times: { number: number; at: number }[] = [];
  for (let number = state.come + 1; times.length < most; number += 1) {
    const at = measureAt(running, state, number);
    if (at === null) break;
    if (at > running.now) times.push({ number, at });
  }
  return times;
}
