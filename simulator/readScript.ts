import { isPlainObject } from '../compiler/answers/isPlainObject.ts';
import type { Moment } from '../compiler/document/moment.ts';
import type { Instant, Plan } from '../engine/plan.ts';
import type { Planned } from './act.ts';
import type { Given } from './given.ts';
import { scriptAct } from './scriptAct.ts';
import { ScriptLine, type ScriptFault } from './scriptLine.ts';

/** A file of events that has been read. */
export interface Script {
  readonly acts: readonly Planned[];
  /** What a first line `{"kind":"start","at":…}` says of the start. */
  readonly begins: { readonly at: Instant; readonly given: Given } | null;
}

/**
 * A file of events as acts, in order: one JSON object a line, the log's own events with `at` as a time (`2026-03-01T09:00` in the moment's
 * zone, or with an offset). A saved form has `answers`, which are checked and scored, or `facts` as the log has them. `seq` is passed over.
 */
export function readScript(text: string, moment: Moment, plan: Plan, start: Instant): Script | { readonly faults: readonly ScriptFault[] } {
  const acts: Planned[] = [];
  const faults: ScriptFault[] = [];
  let begins: Script['begins'] = null;
  let last = start;
  for (const [index, raw] of text.split('\n').entries()) {
    if (raw.trim() === '') continue;
    const line = new ScriptLine(index + 1, raw, faults);
    if (line.value?.['kind'] === 'start') {
      const at = line.instant('at', moment.zone);
      if (acts.length > 0) line.fault('kind', 'Starten ska stå på första raden.');
      else if (at !== null) begins = { at, given: givenOf(line) };
      last = at ?? last;
      continue;
    }
    const act = line.value === null ? null : scriptAct(line, moment, plan);
    const at = line.value === null ? null : line.instant('at', moment.zone);
    if (at !== null && at < last) line.fault('at', acts.length === 0 ? 'Tiden ligger före starten.' : 'Tiden ligger före raden ovanför.');
    if (at !== null) last = Math.max(last, at);
    if (act && at !== null) acts.push({ at, act });
    if (faults.length >= MOST_FAULTS) break;
  }
  return faults.length > 0 ? { faults } : { acts, begins };
}

const MOST_FAULTS = 20;

/** What a line about the start says besides its time. */
function givenOf(line: ScriptLine): Given {
  const { dates, facts, zone, seed, invited } = line.value ?? {};
  return {
    ...(isPlainObject(dates) ? { dates: dates as Record<string, string> } : {}),
    ...(isPlainObject(facts) ? { facts: facts as Record<string, string> } : {}),
    ...(typeof zone === 'string' ? { zone } : {}),
    ...(typeof seed === 'number' ? { draw: seed } : {}),
    ...(invited === true ? { invited } : {}),
  };
}
