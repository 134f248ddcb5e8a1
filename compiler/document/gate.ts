import type { Moment } from './moment.ts';

/** The battery before each module that has one, said by the module or by the battery's schedule. The first said counts. */
export function gatesOf(moment: Moment): ReadonlyMap<string, string> {
  const gates = new Map<string, string>();
  for (const { id, before } of moment.modules) if (before !== undefined) gates.set(id, before);
  for (const { id, schedule } of moment.batteries)
    if (schedule.kind === 'before' && !gates.has(schedule.module)) gates.set(schedule.module, id);
  return gates;
}
