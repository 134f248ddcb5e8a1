import type { Event } from '../../engine/event.ts';
import type { Instant, PlannedItem, PlannedModule, PlannedPart } from '../../engine/plan.ts';
import { flagsOfModule, outWhenDone } from './flags.ts';
import { actsCount, batteryLife, itemLife, itemsOf, type Life, record, refuse, rulesRun, zoneOf } from './life.ts';
import { fallDue } from './notices.ts';
import { mentionsCitizen, opensAt, pastPauses, shifts, spanAfter } from './rules.ts';

export type AnyItem = PlannedItem & Partial<Pick<PlannedModule, 'before'>> & Partial<Pick<PlannedPart, 'within'>>;

/** Opens, completes and closes what the rules say, again until nothing more follows. */
export function settleItems(life: Life): boolean {
  let any = false;
  for (let again = true; again; ) {
    again = false;
    for (const item of itemsOf(life.plan)) if (settleItem(life, item)) again = true;
    any ||= again;
  }
  return any;
}

function settleItem(life: Life, item: AnyItem): boolean {
  const now = itemLife(life, item.id);
  if (rulesRun(life) && atOnce(life, `openModule/${item.id}`, waitsUntil(life, item)) && openByRule(life, item, life.now)) return true;
  if (now.status === 'open' && now.held !== 'reopened' && actsCount(life) && isDone(life, item)) {
    record(life, `completeModule/${item.id}/rule`, 'completeModule', 'fired');
    complete(life, item);
    return true;
  }
  if (rulesRun(life) && atOnce(life, `completeModule/${item.id}/time`, completesAt(life, item))) {
    completeByTime(life, item, life.now);
    return true;
  }
  if (rulesRun(life) && atOnce(life, `closeModule/${item.id}`, closesAt(life, item))) {
    closeByRule(life, item, life.now);
    return true;
  }
  return false;
}

/** Its instant is now or past without its having waited for it; what has waited is a deadline. */
function atOnce(life: Life, key: string, at: Instant | null): boolean {
  return at !== null && at <= life.now && life.armed.get(key)?.at !== at;
}

/** The rule lets it open: it opens, or waits for the battery before it. False when nothing has changed. */
export function openByRule(life: Life, item: AnyItem, nominal: Instant): boolean {
  if (item.before === undefined || batteryLife(life, item.before).occasions[0]?.status === 'answered') {
    record(life, `openModule/${item.id}`, 'openModule', 'fired', nominal);
    open(life, item);
    return true;
  }
  if (life.ready.has(item.id)) return false;
  life.ready.set(item.id, life.now);
  return true;
}

export function completeByTime(life: Life, item: AnyItem, nominal: Instant): void {
  record(life, `completeModule/${item.id}/time`, 'completeModule', 'fired', nominal);
  complete(life, item);
}

export function closeByRule(life: Life, item: AnyItem, nominal: Instant): void {
  record(life, `closeModule/${item.id}`, 'closeModule', 'fired', nominal);
  close(life, item);
}

/** When a locked item opens, as far as is known now. */
export function waitsUntil(life: Life, item: AnyItem): number | null {
  const { status, held } = itemLife(life, item.id);
  if (status !== 'locked' || held === 'locked') return null;
  const inside = item.within === undefined ? life.startedAt : itemLife(life, item.within).openedAt;
  if (inside === null) return null;
  if (life.ready.has(item.id)) return inside;
  const at = opensAt(life, item.opens, shifts(life, 'modules'), life.asked.get(item.id) ?? null);
  return at === null ? null : Math.max(at, inside);
}

/** When an open item completes by itself. */
export function completesAt(life: Life, item: AnyItem): number | null {
  const { openedAt, status, held } = itemLife(life, item.id);
  if (typeof item.completes !== 'object' || openedAt === null || status !== 'open' || held === 'reopened') return null;
  const at = spanAfter(zoneOf(life), openedAt, item.completes.after);
  return pastPauses(life, openedAt, at, shifts(life, 'modules'));
}

/** When an open or completed item closes. */
export function closesAt(life: Life, item: AnyItem): number | null {
  const { status, held } = itemLife(life, item.id);
  if (!item.closes || (status !== 'open' && status !== 'completed') || held === 'opened' || held === 'reopened') return null;
  return opensAt(life, item.closes, shifts(life, 'modules'));
}

function isDone(life: Life, item: AnyItem): boolean {
  if (item.completes === 'forms') return item.mandatoryForms.length > 0 && item.mandatoryForms.every((form) => life.savedForms.has(form));
  if (item.completes !== 'steps' || (item.steps ?? []).length === 0) return false;
  const { visited, completedAt } = itemLife(life, item.id);
  return completedAt !== null || (item.steps ?? []).every((step) => visited.has(step));
}

function open(life: Life, item: AnyItem): void {
  const now = itemLife(life, item.id);
  const first = now.openedAt === null;
  now.status = 'open';
  now.openedAt ??= life.now;
  life.asked.delete(item.id);
  if (item.notify && first && life.now > life.startedAt)
    fallDue(life, { key: `notify/openModule/${item.id}`, about: 'moduleOpened', module: item.id });
  if (first) flagsOfModule(life, item.id, 'opened');
}

function complete(life: Life, item: AnyItem): void {
  const now = itemLife(life, item.id);
  now.status = 'completed';
  now.completedAt ??= life.now;
  flagsOfModule(life, item.id, 'completed');
  outWhenDone(life, { module: item.id });
}

function close(life: Life, item: AnyItem): void {
  itemLife(life, item.id).status = 'closed';
  flagsOfModule(life, item.id, 'closed');
}

type Acts = 'moduleCompleted' | 'moduleOpened' | 'moduleLocked' | 'moduleReopened' | 'moduleAsked';

/** What staff and the citizen do with a module or a part. */
export function takeItemEvent(life: Life, event: Extract<Event, { kind: Acts }>): void {
  const name = {
    moduleCompleted: 'completeModule',
    moduleOpened: 'openModule',
    moduleLocked: 'lockModule',
    moduleReopened: 'reopenModule',
    moduleAsked: 'askModule',
  } as const;
  const what = name[event.kind];
  const item: AnyItem | undefined = itemsOf(life.plan).find((each) => each.id === event.module);
  if (!item || !actsCount(life)) return refuse(life, what);
  const now = itemLife(life, item.id);
  const can = {
    moduleCompleted: now.status === 'open' && ('by' in event && event.by === 'staff' ? true : item.completes === 'citizen'),
    moduleOpened: now.status === 'locked' || now.status === 'closed',
    moduleLocked: true,
    moduleReopened: now.status === 'completed' || now.status === 'closed',
    moduleAsked:
      life.phase === 'active' &&
      now.status === 'locked' &&
      now.held !== 'locked' &&
      mentionsCitizen(item.opens) &&
      !life.asked.has(item.id),
  };
  if (!can[event.kind]) return refuse(life, what);
  record(life, `${what}/${event.module}/${event.seq}`, what, 'fired');
  switch (event.kind) {
    case 'moduleCompleted':
      if (event.by === 'staff') now.held = null;
      return complete(life, item);
    case 'moduleOpened':
      now.held = 'opened';
      return open(life, item);
    case 'moduleLocked':
      now.status = 'locked';
      now.held = 'locked';
      return;
    case 'moduleReopened':
      now.status = 'open';
      now.held = 'reopened';
      return;
    case 'moduleAsked':
      life.asked.set(item.id, life.now);
  }
}
