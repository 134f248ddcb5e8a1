import { anchorAt, dayAfter, opensAt, spanAfter, zoneOf, type Life } from '../opening.ts';
import { lockedModule } from '../moduleState.ts';
import type { Instant, PlannedBattery, PlannedFlag, PlannedItem, Span } from '../plan.ts';
import { countsFromEnd, planned } from '../planned.ts';
import { placesUsed } from '../batteryState.ts';
import { placeAt } from '../series.ts';
import { staffTimeAfter, usualHours } from '../staffHours.ts';
import { coming, type Coming } from './coming.ts';
import { daysToTry, isRestless, NEVER, soonest, soonestAnchor, soonestOpening, supposing } from './soonest.ts';

/**
 * What may happen before an instant, depending on what the citizen does, from a state in which the moment is active: everything whose
 * earliest possible time is early enough. What has a time of its own is told by the engine itself (`undisturbed.ts`).
 */
export function possible(life: Life, until: Instant): readonly Coming[] {
  const horizon = Math.min(until, ...life.state.agenda.filter(({ kind }) => kind === 'endMoment').map(({ at }) => at));
  return [
    ...planned(life.plan).items.flatMap((item) => ofItem(item, life, horizon)),
    ...life.plan.batteries.flatMap((battery) => ofBattery(battery, life, countsFromEnd(battery) ? until : horizon)),
    ...[...life.plan.flags, ...(life.state.ownFlags ?? [])].flatMap((flag) => ofFlag(flag, life, horizon, until)),
    ...ofSystem(life),
    ...ofEnd(life, until),
  ];
}

function ofItem(item: PlannedItem, life: Life, until: Instant): Coming[] {
  const standing = life.state.modules[item.id] ?? lockedModule;
  if (standing.held === 'locked') return [];
  const about = { module: item.id };
  const out: Coming[] = [];
  const opens = standing.status === 'locked' ? soonestOpening(item, life) : life.state.now;
  if (standing.status === 'locked') {
    const byStaff = opens === NEVER;
    const gate = 'before' in item && typeof item.before === 'string' ? item.before : undefined;
    const ready = gate !== undefined && (opensAt(item.opens, life, item.id) ?? NEVER) <= life.state.now;
    if (!byStaff && opens > until) return [];
    out.push(
      coming({
        ...about,
        key: `openModule/${item.id}`,
        kind: 'openModule',
        condition:
          gate !== undefined && ready ? { kind: 'answeredFirst', battery: gate } : { kind: 'rule', opening: item.opens, item: item.id },
      }),
    );
    if (byStaff) return out;
  }
  if (standing.status !== 'completed' && standing.status !== 'closed' && item.completes !== 'never') {
    const earliest = typeof item.completes === 'object' ? after(item.completes.after, opens, life) : opens;
    if (earliest <= until)
      out.push(
        coming({
          ...about,
          key: `completeModule/${item.id}`,
          kind: 'completeModule',
          condition: { kind: 'completes', by: item.completes },
        }),
      );
  }
  if (item.closes && standing.status !== 'closed' && soonest(item.closes, life, item.id) <= until) {
    out.push(
      coming({
        ...about,
        key: `closeModule/${item.id}`,
        kind: 'closeModule',
        condition: { kind: 'rule', opening: item.closes, item: item.id },
      }),
    );
  }
  return out;
}

/**
 * Occasions of a battery whose anchor has not happened: as many as there is time for if it happens as soon as it can. Where the anchor
 * moves on when it happens again, also those that come if it does not.
 */
function ofBattery(battery: PlannedBattery, life: Life, until: Instant): Coming[] {
  const { schedule } = battery;
  if (schedule.kind === 'byStaff') return [];
  const known = anchorAt(schedule.anchor, life) !== null;
  if (known && !isRestless(schedule.anchor)) return [];
  const first = soonestAnchor(schedule.anchor, life);
  const state = life.state.batteries[battery.id];
  const used = state ? placesUsed(state) : 0;
  const opened = state?.opened ?? 0;
  const out: Coming[] = [];
  for (let place = used + 1; place <= used + MOST_PLACES; place += 1) {
    const opens = soonestPlace(battery, life, place, known ? null : first);
    if (opens === null || opens > until) break;
    const common = { battery: battery.id, occasion: opened + place - used };
    const key = `${battery.id}/${common.occasion}`;
    out.push(
      coming({
        ...common,
        key: `openOccasion/${battery.id}/${place}`,
        kind: 'openOccasion',
        condition: known ? { kind: 'still' } : { kind: 'anchor', anchor: schedule.anchor },
      }),
    );
    for (const [index, reminder] of battery.reminders.entries()) {
      const early = reminder.from === 'due' ? opens : after(reminder, opens, life);
      if (early <= until)
        out.push(
          coming({
            ...common,
            key: `remind/${key}/${index + 1}`,
            kind: 'remind',
            reminder: index + 1,
            condition: { kind: 'notAnswered' },
          }),
        );
    }
    if (battery.due && after(battery.due, opens, life) <= until)
      out.push(coming({ ...common, key: `missOccasion/${key}`, kind: 'missOccasion', condition: { kind: 'notAnswered' } }));
    if (battery.closes && after(battery.closes, opens, life) <= until)
      out.push(coming({ ...common, key: `closeOccasion/${key}`, kind: 'closeOccasion', condition: { kind: 'notAnswered' } }));
  }
  return out;
}

/**
 * A later anchor gives a later place, except where the calendar decides (`daysToTry`): then each day until it comes round is tried.
 * `first` is when the anchor could happen at the earliest; null when it has, and stands or moves on.
 */
function soonestPlace(battery: PlannedBattery, life: Life, place: number, first: Instant | null): Instant | null {
  const { schedule } = battery;
  if (schedule.kind === 'byStaff') return null;
  const days = Math.max(daysToTry(schedule), first === null ? 0 : 1);
  let earliest = first === null ? placeAt(life, battery, place) : null;
  for (let day = 0; day < days; day += 1) {
    const at = placeAt(supposing(life, schedule.anchor, (first ?? life.state.now) + day * DAY), battery, place);
    if (at !== null && (earliest === null || at < earliest)) earliest = at;
  }
  return earliest;
}

/** A flag that may be raised before `horizon`; its ladder goes on after the moment's end. */
function ofFlag(flag: PlannedFlag, life: Life, horizon: Instant, until: Instant): Coming[] {
  const earliest = soonestRaised(flag, life);
  if (earliest > horizon) return [];
  const raised = coming({
    key: `flag/${flag.id}`,
    kind: 'raiseFlag',
    flag: flag.id,
    condition: { kind: 'trigger', trigger: flag.trigger },
  });
  return [raised, ...rungs(flag, life, earliest, until)];
}

/** The earliest instant at which a flag could be raised. */
function soonestRaised({ id, trigger }: PlannedFlag, life: Life): Instant {
  const { state } = life;
  const zone = zoneOf(life);
  switch (trigger.kind) {
    case 'form':
    case 'condition':
    case 'trend':
    case 'battery':
    case 'missedBattery':
    case 'moment':
    case 'activity':
      return state.now;
    case 'module':
      return trigger.what === 'opened' && (state.modules[trigger.module]?.openedAt ?? null) !== null ? NEVER : state.now;
    case 'time':
      return state.flagRounds[`done/${id}`] ? NEVER : Math.max(state.now, soonest(trigger.opens, life, null));
    case 'notDone':
      return state.flagRounds[`done/${id}`] ? NEVER : Math.max(state.now, soonest(trigger.by, life, null));
    case 'inactivity':
      return (
        state.agenda.find((due) => due.kind === 'inactivity' && due.flag === id)?.at ?? dayAfter(zone, state.now, trigger.days, trigger.at)
      );
    case 'unansweredMessage': {
      const since = state.unanswered?.[trigger.from] ?? state.now;
      const at =
        'staffHours' in trigger.after
          ? staffTimeAfter(zone, since, trigger.after.staffHours, hours(life))
          : spanAfter(zone, since, trigger.after);
      return at === null ? NEVER : Math.max(at, state.now);
    }
  }
}

/** The ladder of a flag that may be raised. */
function rungs(flag: PlannedFlag, life: Life, raised: Instant, until: Instant): Coming[] {
  return (flag.ladder ?? []).flatMap(({ afterHours }, index) => {
    const at = staffTimeAfter(zoneOf(life), raised, afterHours, hours(life));
    if (at === null || at > until) return [];
    return [
      coming({
        key: `escalate/${flag.id}/${index + 1}`,
        kind: 'escalate',
        flag: flag.id,
        number: index + 1,
        condition: { kind: 'raised' },
      }),
    ];
  });
}

/** Flags of our own that the plan or the activity plan makes possible. */
function ofSystem({ plan, state }: Life): Coming[] {
  const flag = (id: string, condition: NonNullable<Coming['condition']>, measure: string | null = null): Coming =>
    coming({ key: `flag/${id}`, kind: 'raiseFlag', flag: id, measure, condition });
  return [
    ...(plan.forms.length > 0 ? [flag('system.calculationFailed', { kind: 'calculationFails' })] : []),
    ...(plan.pause?.byCitizen ? [flag('system.pausedByCitizen', { kind: 'pausesHerself' })] : []),
    ...Object.values(state.measures ?? {}).flatMap(({ measure }) =>
      measure.flag === 'none' ? [] : [flag(`measure.${measure.id}`, { kind: 'measureFlag', what: measure.flag }, measure.id)],
    ),
  ];
}

/** The end that comes when the last module is completed, and what follows it. */
function ofEnd(life: Life, until: Instant): Coming[] {
  const modules = life.plan.endsWhenCompleted ?? [];
  const waiting = modules.filter((id) => (life.state.modules[id]?.completedAt ?? null) === null);
  if (modules.length === 0) return [];
  const earliest = Math.max(life.state.now, ...waiting.map((id) => soonestAnchor({ kind: 'moduleCompleted', module: id }, life)));
  if (earliest > until) return [];
  const condition = { kind: 'allCompleted', modules } as const;
  const { followUp } = life.plan;
  const ends: Coming[] = [
    coming({ key: 'end/lastModule', kind: 'end', condition }),
    coming({ key: 'flag/system.journal', kind: 'raiseFlag', flag: 'system.journal', condition: { kind: 'endsByItself' } }),
  ];
  if (!planned(life.plan).hasFollowUp) return ends;
  ends.push(coming({ key: 'followUp', kind: 'followUp', condition }));
  if (followUp && dayAfter(zoneOf(life), earliest, followUp.days, followUp.at) <= until) {
    ends.push(coming({ key: 'endFollowUp', kind: 'endFollowUp', condition: { kind: 'still' } }));
  }
  return ends;
}

const hours = ({ plan, state }: Life) => state.hours ?? plan.staffHours ?? usualHours;

function after(span: Span, from: Instant, life: Life): Instant {
  return spanAfter(zoneOf(life), from, span);
}

const DAY = 86_400_000;
/** More places than any schedule has room for in a window. */
const MOST_PLACES = 2_000;
