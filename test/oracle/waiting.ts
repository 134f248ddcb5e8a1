import type { DueKind } from '../../engine/decision.ts';
import type { Instant, PlannedOpening } from '../../engine/plan.ts';
import { allFlags, flagById, systemFlag } from './flags.ts';
import { actsCount, batteryLife, itemsOf, type Life, record } from './life.ts';
import { come, missTime, nextTimeAt } from './measures.ts';
import { closeOccasion, closingAt, dueAt, miss, nextPlaceAt, nextPlaceKey, opening, openPlace, remindAt } from './occasions.ts';
import { fallDue } from './notices.ts';
import { resume } from './pause.ts';
import { becomeActive, end } from './phases.ts';
import { staffTime } from './staffTime.ts';
import { fireTimedFlag, limitAt, lookForSilence, timedFlagAt, timeUsed, unitHours } from './timedFlags.ts';
import { closeByRule, closesAt, completeByTime, completesAt, openByRule, waitsUntil } from './items.ts';

/** Something that waits for time and may happen in the phase the moment is in. */
export interface Waiting {
  readonly kind: DueKind;
  readonly key: string;
  readonly at: Instant;
  readonly happens: (nominal: Instant) => void;
}

/** All that waits, worked out from what has happened; no list of it is kept. */
export function waiting(life: Life): readonly Waiting[] {
  const found: Waiting[] = [];
  const add = (kind: DueKind, key: string, at: Instant | null, happens: (nominal: Instant) => void): void => {
    if (at !== null) found.push({ kind, key, at, happens });
  };
  const { phase, gone } = life;
  if (phase === 'ended') found.push(...escalations(life));
  if (phase === 'ended' || phase === 'halted') return found;
  found.push(...escalations(life));

  if (phase === 'invited' && !gone) {
    add('lapseInvitation', 'lapseInvitation', life.lapsesAt, (nominal) => {
      record(life, 'lapseInvitation', 'lapseInvitation', 'fired', nominal);
      record(life, 'end/lapsed', 'end', 'fired');
      end(life, 'lapsed');
    });
  }
  if (phase === 'scheduled' && !gone) {
    add('startMoment', 'startMoment', life.startsAt, (nominal) => {
      record(life, 'startMoment', 'startMoment', 'fired', nominal);
      becomeActive(life);
    });
  }
  if (phase === 'paused' && life.pause) {
    add('resume', `resume/${life.pauseCount}`, life.pause.until, (nominal) => {
      record(life, `resume/${life.pauseCount}`, 'resume', 'fired', nominal);
      resume(life);
    });
  }
  if (phase === 'maintenance') {
    add('maintenanceNotice', 'maintenanceNotice', gone ? null : (life.maintenance?.noticeAt ?? null), (nominal) => {
      if (life.maintenance) life.maintenance.noticeAt = null;
      fallDue(life, { nominal, key: 'maintenanceNotice', about: 'maintenanceEnds' });
    });
    add('endMaintenance', 'endMaintenance', life.maintenance?.until ?? null, (nominal) => {
      record(life, 'endMaintenance', 'endMaintenance', 'fired', nominal);
      record(life, 'end/maintenance', 'end', 'fired');
      end(life, 'maintenance');
    });
  }
  if (phase === 'active') {
    add('endMoment', 'endMoment', limitAt(life), (nominal) => {
      record(life, 'endMoment', 'end', 'fired', nominal);
      end(life, 'timeLimit');
    });
  }
  if (phase === 'followUp') {
    add('endFollowUp', 'endFollowUp', life.followUpEndsAt, (nominal) => {
      record(life, 'endFollowUp', 'endFollowUp', 'fired', nominal);
      record(life, 'end/followUp', 'end', 'fired');
      end(life, 'followUp');
    });
  }
  if (gone) return found;

  if (phase === 'active' || phase === 'followUp' || phase === 'maintenance') {
    for (const notice of life.held) {
      add('send', notice.key, notice.nominal, () => {
        life.held = life.held.filter((each) => each !== notice);
        life.sends.push(notice);
      });
    }
  }
  if (phase === 'active' || phase === 'followUp') found.push(...ofOccasions(life), ...ofRules(life));
  if (phase === 'active') found.push(...ofMeasures(life));
  if (actsCount(life)) found.push(...ofFlags(life));
  return found;
}

function ofOccasions(life: Life): readonly Waiting[] {
  const found: Waiting[] = [];
  for (const battery of life.plan.batteries) {
    for (const occasion of batteryLife(life, battery.id).occasions) {
      const name = `${battery.id}/${occasion.number}`;
      for (const index of occasion.reminders) {
        const at = remindAt(life, battery, occasion, index);
        if (at === null) continue;
        const key = `remind/${name}/${index}`;
        const happens = (nominal: Instant) => {
          occasion.reminders.delete(index);
          const staleAfterHours = battery.reminders[index - 1]?.staleAfterHours ?? null;
          const about = 'reminder' as const;
          fallDue(life, {
            nominal,
            key,
            item: 'remind',
            about,
            battery: battery.id,
            occasion: occasion.number,
            reminder: index,
            staleAfterHours,
          });
        };
        found.push({ kind: 'remind', key, at, happens });
      }
      const due = occasion.awaitsDue ? dueAt(life, battery, occasion) : null;
      if (due !== null)
        found.push({
          kind: 'missOccasion',
          key: `missOccasion/${name}`,
          at: due,
          happens: (nominal) => miss(life, battery, occasion, nominal),
        });
      const closing = occasion.awaitsClosing ? closingAt(life, battery, occasion) : null;
      const closes = (nominal: Instant) => closeOccasion(life, battery, occasion, nominal);
      if (closing !== null) found.push({ kind: 'closeOccasion', key: `closeOccasion/${name}`, at: closing, happens: closes });
    }
  }
  return found;
}

function ofMeasures(life: Life): readonly Waiting[] {
  const found: Waiting[] = [];
  for (const known of life.measures.values()) {
    const { id } = known.measure;
    const at = nextTimeAt(life, known);
    if (at !== null)
      found.push({ kind: 'activity', key: `activity/${id}/${known.come + 1}`, at, happens: (nominal) => come(life, known, nominal) });
    for (const each of known.waiting) {
      const happens = (nominal: Instant) => missTime(life, known, each.number, nominal);
      found.push({ kind: 'missActivity', key: `missActivity/${id}/${each.number}`, at: each.missedAt, happens });
    }
  }
  return found;
}

function ofFlags(life: Life): readonly Waiting[] {
  const found: Waiting[] = [];
  for (const flag of allFlags(life)) {
    if (life.phase === 'paused' && flag.priority !== 'prioritised') continue;
    const key = `timedFlag/${flag.id}/1`;
    const at = timeUsed(life, flag) || (life.phase === 'paused' && !life.armed.has(key)) ? null : timedFlagAt(life, flag);
    const told = at === null || at > life.now || life.armed.has(key) || !life.timesDropped.has(flag.id);
    if (at !== null && told) found.push({ kind: 'timedFlag', key, at, happens: (nominal) => fireTimedFlag(life, flag, nominal) });
    const look = life.phase === 'active' ? life.looks.get(flag.id) : undefined;
    const looks = (nominal: Instant) => lookForSilence(life, flag, nominal);
    if (look !== undefined) found.push({ kind: 'inactivity', key: `inactivity/${flag.id}/1`, at: look, happens: looks });
  }
  return found;
}

function escalations(life: Life): readonly Waiting[] {
  const found: Waiting[] = [];
  for (const [flagKey, raised] of life.raised) {
    const ladder = flagById(life, raised.id).ladder ?? systemFlag(raised.id).ladder ?? [];
    for (const [index, rung] of ladder.entries()) {
      if (raised.rungsDone.has(index)) continue;
      const at = staffTime(life.plan.zone, raised.raisedAt, rung.afterHours, unitHours(life));
      if (at === null) continue;
      const key = `escalate/${flagKey}#${raised.round}/${index + 1}`;
      const happens = (nominal: Instant) => {
        raised.rungsDone.add(index);
        record(life, key, 'escalate', 'fired', nominal);
        const { id, round } = raised;
        life.effects.push({ kind: 'escalate', key, flagKey, flag: id, round, rung: index + 1, to: rung.to, by: rung.by, at: nominal });
      };
      found.push({ kind: 'escalate', key, at, happens });
    }
  }
  return found;
}

/** Modules, parts and places: when their rules say. */
function byRule(life: Life): readonly Waiting[] {
  const found: Waiting[] = [];
  const add = (kind: DueKind, key: string, at: Instant | null, happens: (nominal: Instant) => void): void => {
    if (at !== null) found.push({ kind, key, at, happens });
  };
  for (const battery of opening(life)) {
    add('openOccasion', nextPlaceKey(life, battery), nextPlaceAt(life, battery), (nominal) => openPlace(life, battery, nominal));
  }
  if (life.phase === 'followUp') return found;
  for (const item of itemsOf(life.plan)) {
    add('openModule', `openModule/${item.id}`, waitsUntil(life, item), (nominal) => openByRule(life, item, nominal));
    add('completeModule', `completeModule/${item.id}/time`, completesAt(life, item), (nominal) => completeByTime(life, item, nominal));
    add('closeModule', `closeModule/${item.id}`, closesAt(life, item), (nominal) => closeByRule(life, item, nominal));
  }
  return found;
}

/** Of those, what has been seen to wait: the rest is opened and closed by the settling. */
function ofRules(life: Life): readonly Waiting[] {
  return byRule(life).filter(({ key, at }) => at > life.now || life.armed.get(key)?.at === at);
}

/** What waits now for an instant of its own, seen after the settling: from here on it is a deadline. In a pause nothing more comes to wait. */
export function armedNow(life: Life): Life['armed'] {
  const resting = life.phase === 'paused' && !life.gone ? [...life.armed] : [];
  const armed = new Map([...resting, ...waiting(life).map((each) => [each.key, armedFor(life, each)] as const)]);
  for (const key of life.armed.keys()) if (!armed.has(key)) drop(life, key);
  return armed;
}

/** What waited for this minute and may fire, but whose rule gives no instant any longer when it is looked at, waits no more. */
export function forgetGone(life: Life): void {
  if (life.phase === 'paused') return;
  const still = new Map(waiting(life).map((each) => [each.key, each] as const));
  for (const [key, { nominal }] of life.armed) {
    if (nominal > life.now) continue;
    const later = still.get(key);
    if (later && later.at > life.now) life.armed.set(key, { at: later.at, nominal: later.at });
    if (later) continue;
    life.armed.delete(key);
    drop(life, key);
  }
}

/** What counts from the last activity is not moved by each: it is looked at again when its time comes. */
function isRestless(life: Life, key: string): boolean {
  const [kind, ...rest] = key.split('/');
  if (kind === 'openOccasion') {
    const schedule = life.plan.batteries.find((battery) => battery.id === rest[0])?.schedule;
    return schedule !== undefined && schedule.kind !== 'byStaff' && schedule.anchor.kind === 'lastActivity';
  }
  const item = itemsOf(life.plan).find((each) => each.id === rest.join('/'));
  return (kind === 'openModule' || kind === 'closeModule') && item !== undefined && mentionsActivity(item.opens);
}

function mentionsActivity(rule: PlannedOpening): boolean {
  if (rule.kind === 'all' || rule.kind === 'any') return rule.of.some(mentionsActivity);
  if (rule.kind === 'not') return mentionsActivity(rule.of);
  return 'anchor' in rule && rule.anchor.kind === 'lastActivity';
}

/** Remembers of a flag about a day that it waited in vain. */
function drop(life: Life, key: string): void {
  const flag = allFlags(life).find((each) => key === `timedFlag/${each.id}/1`);
  if (flag && flag.trigger.kind !== 'unansweredMessage' && !timeUsed(life, flag)) life.timesDropped.add(flag.id);
}

/** What the settling opens and closes when its instant is past and not the one it waited for. */
const RULED: ReadonlySet<DueKind> = new Set(['openModule', 'closeModule', 'openOccasion']);

/** Time itself was moved: what waits has its instant anew; what is past already stays as it is, or is the settling's. */
export function retime(life: Life, which: (each: Waiting) => boolean): void {
  const awake: Life = life.phase === 'paused' ? { ...life, phase: 'active' } : life;
  for (const each of [...waiting(awake), ...byRule(awake)]) {
    const before = life.armed.get(each.key);
    if (!before || before.at === each.at || !which(each)) continue;
    const settled = RULED.has(each.kind) && (each.at < life.now || (each.at === life.now && before.nominal <= life.now));
    if (settled) life.armed.delete(each.key);
    else life.armed.set(each.key, armedAnew(life, each));
  }
}

/** A ladder, or a message that is waited for in staff's hours. */
export function countsStaffHours(life: Life, { kind, key }: Waiting): boolean {
  if (kind === 'escalate') return true;
  const flag = allFlags(life).find(({ id }) => key === `timedFlag/${id}/1`);
  return flag?.trigger.kind === 'unansweredMessage' && 'staffHours' in flag.trigger.after;
}

function armedFor(life: Life, { key, at }: Waiting): { readonly at: Instant; readonly nominal: Instant } {
  const before = life.armed.get(key);
  if (before && at > before.at && before.at > life.now && isRestless(life, key)) return before;
  return armedAnew(life, { key, at });
}

function armedAnew(life: Life, { key, at }: Pick<Waiting, 'key' | 'at'>): { readonly at: Instant; readonly nominal: Instant } {
  const before = life.armed.get(key);
  if (before && (before.at === at || (before.nominal <= life.now && at <= life.now))) return { at, nominal: before.nominal };
  return { at, nominal: Math.max(at, life.now) };
}
