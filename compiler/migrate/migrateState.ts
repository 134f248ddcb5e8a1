import { advance } from '../../engine/advance.ts';
import type { Event } from '../../engine/event.ts';
import type { Instant, Plan } from '../../engine/plan.ts';
import type { State } from '../../engine/state.ts';
import type { Step } from '../../engine/step.ts';
import type { Migration } from './migration.ts';

/** One outcome for each citizen: moved with what followed, or left where she is, with a Swedish reason to staff. */
export type Outcome =
  | { readonly outcome: 'moved'; readonly event: Event; readonly step: Step }
  | { readonly outcome: 'kept'; readonly reason: string }
  | { readonly outcome: 'blocked'; readonly reason: string };

/**
 * What a migration does to one running moment, as a pure function: nothing is written, the state is not changed. `hash` is the new plan's address,
 * `at` when it would happen. The same function tells the preview and does the moving, so that they cannot differ.
 */
export function migrateState(from: Plan, to: Plan, hash: string, migration: Migration, state: State, at: Instant): Outcome {
  const stays = whyKept(from, to, state);
  if (stays !== null) return { outcome: 'kept', reason: stays };
  const stopped = whyBlocked(from, to, migration, state);
  if (stopped !== null) return { outcome: 'blocked', reason: stopped };
  const event: Event = {
    seq: state.seq + 1,
    at: Math.max(at, state.now),
    kind: 'planMoved',
    plan: to,
    hash,
    moved: migration.moved,
    as: migration.as,
  };
  const step = advance(from, state, event);
  return step.state.phase === 'halted'
    ? { outcome: 'blocked', reason: 'Den nya planen kan inte fortsätta från där invånaren är.' }
    : { outcome: 'moved', event, step };
}

/** A life that is over, or is not this moment's, has nothing to move. */
function whyKept(from: Plan, to: Plan, state: State): string | null {
  if (from.moment !== to.moment) return 'Det är ett annat moment.';
  switch (state.phase) {
    case 'ended':
      return 'Momentet är avslutat.';
    case 'followUp':
      return 'Bara uppföljningen är kvar, och den fortsätter som den började.';
    case 'maintenance':
      return 'Momentet är i vidmakthållande och ändras inte.';
    default:
      return null;
  }
}

/** What cannot be moved without somebody deciding more, or without losing what a citizen is in the middle of. */
function whyBlocked(from: Plan, to: Plan, { moved, removed }: Migration, state: State): string | null {
  if (state.phase === 'halted') return 'Momentet har stannat av ett fel. Det måste rättas först.';
  if (state.walkingTo !== null) return 'Momentet spolas fram just nu.';
  const retired = retiredName(to, state);
  if (retired !== null) return `Id ”${retired}” har burits av något annat i en tidigare version. Välj ett nytt id.`;
  const borrowed = borrowedName(from, moved);
  if (borrowed !== null) return `Id ”${borrowed}” har redan burits av något annat i den version invånaren har. Välj ett nytt id.`;
  const modules = new Set([...to.modules, ...(to.parts ?? [])].map(({ id }) => id));
  const batteries = new Map(to.batteries.map((battery) => [battery.id, battery]));
  for (const [id, { status }] of Object.entries(state.modules)) {
    if (status !== 'open' || id.includes('/')) continue;
    if (!modules.has(moved.modules[id] ?? id) && removed[`modules/${id}`] !== 'drop')
      return `Modulen ”${id}” är öppen men finns inte i den nya versionen.`;
  }
  for (const [id, battery] of Object.entries(state.batteries)) {
    if (Object.keys(battery.occasions).length === 0) continue;
    const next = batteries.get(moved.batteries[id] ?? id);
    if (!next && removed[`batteries/${id}`] !== 'drop') return `Mätningen ”${id}” väntar på svar men finns inte i den nya versionen.`;
    if (!next) continue;
    const saved = Object.values(battery.occasions).flatMap((occasion) => Object.keys(occasion.forms));
    const lost = saved.find((form) => !next.forms.includes(moved.forms[form] ?? form));
    if (lost !== undefined) return `Mätningen ”${id}” är påbörjad med formuläret ”${lost}”, som inte hör till den i den nya versionen.`;
  }
  return collision(to, moved, state);
}

/** An id of the new plan that an item has left behind in an earlier move. */
function retiredName(to: Plan, { retired = [] }: State): string | null {
  for (const group of ['modules', 'forms', 'batteries', 'flags'] as const) {
    const found = to[group].find(({ id }) => retired.includes(`${group}/${id}`));
    if (found) return found.id;
  }
  return null;
}

/** An id that another item of the old plan has: what is written under it would be taken for the new one's. */
function borrowedName(from: Plan, moved: Migration['moved']): string | null {
  const groups = [
    [from.modules, moved.modules],
    [from.forms, moved.forms],
    [from.batteries, moved.batteries],
    [from.flags, moved.flags],
  ] as const;
  for (const [items, names] of groups) {
    for (const [old, next] of Object.entries(names)) if (old !== next && items.some(({ id }) => id === next)) return next;
  }
  return null;
}

/** Two items that would become one would lose one of them. */
function collision(to: Plan, moved: Migration['moved'], state: State): string | null {
  const groups = [
    ['Modulerna', Object.keys(state.modules).filter((id) => !id.includes('/')), moved.modules],
    ['Formulären', Object.keys(state.forms), moved.forms],
    ['Mätningarna', Object.keys(state.batteries), moved.batteries],
  ] as const;
  for (const [word, ids, names] of groups) {
    const seen = new Map<string, string>();
    for (const id of ids) {
      const next = names[id] ?? id;
      const other = seen.get(next);
      if (other !== undefined && isKept(to, next)) return `${word} ”${other}” och ”${id}” skulle bli en.`;
      seen.set(next, id);
    }
  }
  return null;
}

const isKept = (to: Plan, id: string): boolean =>
  to.modules.some((item) => item.id === id) || to.forms.some((item) => item.id === id) || to.batteries.some((item) => item.id === id);
