import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { migrateState } from '../../../compiler/migrate/migrateState.ts';
import { plainMigration, type Migration } from '../../../compiler/migrate/migration.ts';
import { undo } from '../../../compiler/migrate/undo.ts';
import { advanceAll, begin } from '../../../engine/advance.ts';
import type { Decision } from '../../../engine/decision.ts';
import type { Effect } from '../../../engine/effect.ts';
import type { Event } from '../../../engine/event.ts';
import type { Instant, Plan } from '../../../engine/plan.ts';
import { nextDue } from '../../../engine/schedule.ts';
import type { State } from '../../../engine/state.ts';
import { anyLog } from '../../support/anyLog.ts';
import { anyPlan } from '../../support/anyPlan.ts';

const START = Date.parse('2026-03-16T09:00:00Z');
const END = START + 60 * 86_400_000;

/** Pairs of versions: any two plans share the ids of what they both have, so everything may have changed between them. */
const PAIRS = Number(process.env['PAIRS'] ?? 1_000);
const STATES = 100;

interface Stop {
  readonly state: State;
  readonly decisions: readonly Decision[];
  readonly effects: readonly Effect[];
}

/** Every state a life passes through, with what has come out so far; at most so many. */
function stops(plan: Plan, log: readonly Event[]): readonly Stop[] {
  const found: Stop[] = [];
  const decisions: Decision[] = [];
  const effects: Effect[] = [];
  let step = begin(plan, { at: START, now: START });
  for (let count = 0; count < STATES; count += 1) {
    decisions.push(...step.decisions);
    effects.push(...step.effects);
    found.push({ state: step.state, decisions: decisions.slice(), effects: effects.slice() });
    const next = nextOf(plan, step.state, log, END);
    if (next === null) break;
    step = advanceAll(plan, step.state, next.events, next.at);
  }
  return found;
}

function nextOf(
  plan: Plan,
  state: State,
  log: readonly Event[],
  end: Instant,
): { readonly events: readonly Event[]; readonly at: Instant } | null {
  const event = log.find((each) => each.seq > state.seq);
  const due = nextDue(plan, state);
  if (event && (due === null || event.at <= due)) return { events: [event], at: Math.max(event.at, state.now) };
  return due !== null && due <= end ? { events: [], at: Math.max(due, state.now) } : null;
}

const renames: fc.Arbitrary<Migration> = fc.constantFrom<Migration>(
  plainMigration,
  plainMigration,
  { ...plainMigration, moved: { ...plainMigration.moved, modules: { m0: 'm1', m1: 'm0' } } },
  { ...plainMigration, moved: { ...plainMigration.moved, modules: { m0: 'x0' }, batteries: { b0: 'y0' }, flags: { f0: 'z0', f1: 'z1' } } },
  { ...plainMigration, moved: { ...plainMigration.moved, forms: { a: 'aa', b: 'bb' }, modules: { m1: 'x1' } } },
  { ...plainMigration, removed: { 'modules/m2': 'drop', 'modules/m3': 'drop', 'batteries/b1': 'drop', 'batteries/b2': 'drop' } },
);

describe('versions', () => {
  test(`${PAIRS} random pairs of versions, up to ${STATES} states of a life each: done stays done, nothing doubled, nothing half-moved, and it can be taken back`, () => {
    const seen = { pairs: 0, moved: 0, kept: 0, blocked: 0 };
    fc.assert(
      fc.property(anyPlan(), anyPlan(), anyLog(START), renames, (from, next, drawn, migration) => {
        seen.pairs += 1;
        const to: Plan = renamed({ ...next, moment: from.moment, zone: from.zone }, migration);
        // Ids of staff's own flags are made, never chosen: they are not the old name of a renamed one.
        const log = drawn.filter(({ kind }) => kind !== 'flagAdded').map((event, index) => ({ ...event, seq: index + 1 }));
        for (const [index, stop] of stops(from, log).entries()) {
          const { state } = stop;
          const asItWas = JSON.stringify(state);
          const result = migrateState(from, to, 'hash', migration, state, state.now);
          expect(JSON.stringify(state)).toBe(asItWas);
          seen[result.outcome] += 1;
          if (result.outcome !== 'moved') {
            expect(result.reason).toMatch(/\.$/);
            continue;
          }
          wholeMove(to, migration, state, result.step.state);
          const back = undo(from, state, [result.event], state.now);
          expect(back.outcome).toBe('undone');
          if (back.outcome === 'undone')
            expect({ ...back.step.state, seq: 0 }).toEqual({ ...advanceAll(from, state, [], state.now).state, seq: 0 });
          // Living on is dear: every ninth state is enough to meet every kind of pair many times over.
          if (index % 9 === 0) onceEach(to, stop, result.step, log, result.event.seq);
        }
      }),
      { numRuns: PAIRS },
    );
    expect(seen.moved).toBeGreaterThan(seen.pairs);
    expect(seen.blocked).toBeGreaterThan(0);
  }, 120_000);
});

/** The new version as its author wrote it: with the new names everywhere. */
function renamed(plan: Plan, { moved }: Migration): Plan {
  const names = { ...moved.modules, ...moved.forms, ...moved.batteries, ...moved.flags };
  if (Object.values(names).some((name) => name in names)) return plan;
  const text = JSON.stringify(plan).replaceAll(/"([a-z]\d?)((?:\/[^"]*)?)"/g, (whole, id: string, rest: string) =>
    names[id] === undefined ? whole : `"${names[id]}${rest}"`,
  );
  return JSON.parse(text) as Plan;
}

/** Completed stays completed, open stays open, raised stays raised; nothing in the state belongs to the old plan alone. */
function wholeMove(to: Plan, { moved }: Migration, before: State, after: State): void {
  const items = [...to.modules, ...(to.parts ?? [])].map(({ id }) => id);
  expect(Object.keys(after.modules).toSorted()).toEqual(items.toSorted());
  expect(Object.keys(after.batteries).toSorted()).toEqual(to.batteries.map(({ id }) => id).toSorted());
  for (const [id, { status, openedAt, completedAt }] of Object.entries(before.modules)) {
    const [head = id, ...rest] = id.split('/');
    const now = after.modules[[moved.modules[head] ?? head, ...rest].join('/')];
    if (!now) continue;
    if (openedAt !== null) expect(now.openedAt).toBe(openedAt);
    if (completedAt !== null) expect(now.completedAt).toBe(completedAt);
    if (status === 'completed') expect(['completed', 'closed']).toContain(now.status);
  }
  for (const [id, battery] of Object.entries(before.batteries)) {
    const now = after.batteries[moved.batteries[id] ?? id];
    if (!now) continue;
    expect(now.opened).toBeGreaterThanOrEqual(battery.opened);
    expect(now.answered).toBeGreaterThanOrEqual(battery.answered);
  }
  for (const due of after.agenda) {
    if (due.module !== undefined) expect(items).toContain(due.module);
    if (due.battery !== undefined) expect(to.batteries.map(({ id }) => id)).toContain(due.battery);
  }
  expect(new Set(after.agenda.map(({ key }) => key)).size).toBe(after.agenda.length);
}

/** No record, notice or flag comes twice, however life goes on under the new plan. */
function onceEach(to: Plan, { decisions, effects }: Stop, step: Stop, log: readonly Event[], movedAt: number): void {
  const keys = [...decisions, ...step.decisions].map(({ key }) => key);
  const sent = [...effects, ...step.effects].map(keyOf);
  const rest = log.filter(({ seq }) => seq >= movedAt).map((event) => ({ ...event, seq: event.seq + 1 }));
  let { state } = step;
  for (let count = 0; count < 60; count += 1) {
    const next = nextOf(to, state, rest, END + 30 * 86_400_000);
    if (next === null) break;
    const lived = advanceAll(to, state, next.events, next.at);
    keys.push(...lived.decisions.map(({ key }) => key));
    sent.push(...lived.effects.map(keyOf));
    ({ state } = lived);
  }
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  expect(sent.filter((key, index) => sent.indexOf(key) !== index)).toEqual([]);
}

const keyOf = (effect: Effect): string => `${effect.kind}/${effect.key}${'round' in effect ? `#${effect.round}` : ''}`;
