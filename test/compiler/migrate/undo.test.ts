import { describe, expect, test } from 'vitest';
import { migrateState } from '../../../compiler/migrate/migrateState.ts';
import { plainMigration } from '../../../compiler/migrate/migration.ts';
import { undo } from '../../../compiler/migrate/undo.ts';
import { plan } from '../../../compiler/plan/plan.ts';
import { advanceAll, begin } from '../../../engine/advance.ts';
import type { Event } from '../../../engine/event.ts';
import { everyWord, read } from '../diff/everyWord.ts';

const START = Date.parse('2026-03-16T09:00:00Z');
const DAY = 86_400_000;

/** The old plan has a part with a rule of its own; the new one has a module, a form and a battery more. */
const old = plan(read(withPart()));
const newer = plan(read(larger()));

function withPart() {
  const draft = everyWord();
  draft.modules[0].sections[0].opens = { kind: 'elapsed', anchor: { kind: 'start' }, hours: 1 };
  return draft;
}

function larger() {
  const draft = withPart();
  draft.modules.push({ ...structuredClone(draft.modules[0]), id: 'm3' });
  draft.forms.push({ ...structuredClone(draft.forms[0]), id: 'ny' });
  draft.batteries.push({ ...structuredClone(draft.batteries[0]), id: 'manad', forms: ['ny'] });
  return draft;
}

const before = begin(old, { at: START, now: START }).state;
const moving = migrateState(old, newer, 'h', plainMigration, before, START + DAY);
if (moving.outcome !== 'moved') throw new Error(moving.reason);
const move = moving.event;
const saved = (form: string, more: object = {}): object => ({
  kind: 'formSaved',
  form,
  instance: { kind: 'ordinary' },
  answerVersion: 1,
  facts: { answers: {}, results: {} },
  failedResults: [],
  ...more,
});
const then = (...happenings: object[]): Event[] => [
  move,
  ...happenings.map((each, index) => ({ seq: move.seq + 1 + index, at: START + DAY + index, ...each }) as Event),
];
const NOW = START + 2 * DAY;

describe('taking a migration back', () => {
  test('the old plan goes on with all that has happened since', () => {
    const since = then({ kind: 'moduleCompleted', module: 'm1', by: 'citizen' }, { kind: 'citizenActive' });
    const undone = undo(old, before, since, NOW);
    const without = since.filter(({ kind }) => kind !== 'planMoved');
    expect(undone).toEqual({ outcome: 'undone', step: advanceAll(old, before, without, NOW) });
    if (undone.outcome === 'undone') {
      expect(undone.step.state.modules['m1']?.status).toBe('completed');
      expect(Object.keys(undone.step.state.modules)).not.toContain('m3');
    }
  });

  test('what the state already held is not taken again', () => {
    const completed: Event = { seq: 1, at: START + 1, kind: 'moduleCompleted', module: 'm1', by: 'citizen' };
    const held = advanceAll(old, before, [completed], START + 1).state;
    const moved = { ...move, seq: 2 };
    const undone = undo(old, held, [completed, moved], NOW);
    expect(undone).toMatchObject({ outcome: 'undone', step: { state: { modules: { m1: { completedAt: START + 1 } } } } });
    if (undone.outcome === 'undone') expect(undone.step.decisions.some(({ item }) => item === 'completeModule')).toBe(false);
  });

  test('the log’s numbers go on from the last event, the move too', () => {
    const undone = undo(old, before, [move], NOW);
    expect(undone).toMatchObject({ outcome: 'undone', step: { state: { seq: move.seq } } });
    expect(undo(old, before, then({ kind: 'citizenActive' }), NOW)).toMatchObject({ step: { state: { seq: move.seq + 1 } } });
    expect(undo(old, { ...before, seq: 9 }, [], NOW)).toMatchObject({ step: { state: { seq: 9 } } });
  });

  const occasion = (battery: string) => ({ instance: { kind: 'occasion', battery, occasion: 1 } });
  test.each([
    ['a form', saved('ny'), 'Formuläret ”ny”'],
    ['a form in a battery', saved('halsa', occasion('manad')), 'Mätningen ”manad”'],
    ['a module asked for', { kind: 'moduleAsked', module: 'm3' }, 'Modulen ”m3”'],
    ['a module completed', { kind: 'moduleCompleted', module: 'm3', by: 'citizen' }, 'Modulen ”m3”'],
    ['a module opened', { kind: 'moduleOpened', module: 'm3', reason: null }, 'Modulen ”m3”'],
    ['a module locked', { kind: 'moduleLocked', module: 'm3', reason: null }, 'Modulen ”m3”'],
    ['a module reopened', { kind: 'moduleReopened', module: 'm3', reason: null }, 'Modulen ”m3”'],
    ['a part completed', { kind: 'moduleCompleted', module: 'm3/s1', by: 'citizen' }, 'Delen ”m3/s1”'],
    ['an occasion added', { kind: 'occasionAdded', battery: 'manad', reason: null }, 'Mätningen ”manad”'],
    ['an occasion withdrawn', { kind: 'occasionWithdrawn', battery: 'manad', occasion: 1, reason: null }, 'Mätningen ”manad”'],
  ])('%s that only the new plan has blocks it', (_what, happening, what) => {
    expect(undo(old, before, then({ kind: 'citizenActive' }, happening), NOW)).toEqual({
      outcome: 'blocked',
      reason: `${what} finns bara i den nya versionen, och har använts sedan flytten.`,
    });
  });

  test.each([
    ['a form', saved('halsa')],
    ['a form in a battery', saved('halsa', occasion('vecka'))],
    ['a module', { kind: 'moduleOpened', module: 'm2', reason: null }],
    ['a part', { kind: 'moduleCompleted', module: 'm1/s1', by: 'citizen' }],
    ['an occasion', { kind: 'occasionAdded', battery: 'vecka', reason: null }],
    ['nothing of either', { kind: 'messageSent', by: 'citizen' }],
  ])('%s that both have does not', (_what, happening) => {
    expect(undo(old, before, then(happening), NOW).outcome).toBe('undone');
  });

  test('an event from before the move blocks nothing', () => {
    const early = { ...saved('ny'), seq: 0, at: START } as Event;
    expect(undo(old, before, [early, move], NOW).outcome).toBe('undone');
  });
});
