import { describe, expect, test } from 'vitest';
import { migrateState } from '../../../compiler/migrate/migrateState.ts';
import { plainMigration, type Migration } from '../../../compiler/migrate/migration.ts';
import { plan } from '../../../compiler/plan/plan.ts';
import { begin } from '../../../engine/advance.ts';
import { everyWord, read } from '../diff/everyWord.ts';

const START = Date.parse('2026-03-16T09:00:00Z');
const renaming = (modules: Record<string, string>): Migration => ({ ...plainMigration, moved: { ...plainMigration.moved, modules } });

/** The moment with its first module under another id. */
function withFirst(id: string) {
  const draft = everyWord();
  draft.modules[0].id = id;
  draft.modules[1].opens = { kind: 'afterModule', module: id };
  return plan(read(draft));
}

describe('names in a migration', () => {
  const one = withFirst('m1');
  const two = withFirst('borjan');
  const { state } = begin(one, { at: START, now: START });

  test('a renamed module is the same module', () => {
    const moved = migrateState(one, two, 'h', renaming({ m1: 'borjan' }), state, START);
    expect(moved.outcome).toBe('moved');
    if (moved.outcome === 'moved') expect(moved.step.state.modules['borjan']).toEqual(state.modules['m1']);
  });

  test('a name that something else has is refused', () => {
    expect(migrateState(one, one, 'h', renaming({ m1: 'm2' }), state, START)).toMatchObject({
      outcome: 'blocked',
      reason: expect.stringMatching(/”m2” har redan burits/),
    });
  });

  test('a name left behind is never taken by something new', () => {
    const moved = migrateState(one, two, 'h', renaming({ m1: 'borjan' }), state, START);
    if (moved.outcome !== 'moved') throw new Error('not moved');
    const again = migrateState(two, one, 'h', plainMigration, moved.step.state, START);
    expect(again).toMatchObject({ outcome: 'blocked', reason: expect.stringMatching(/”m1” har burits av något annat/) });
  });

  test('an open module that is gone blocks until it may be dropped', () => {
    const draft = everyWord();
    draft.modules.shift();
    draft.modules[0].opens = { kind: 'fromStart' };
    const without = plan(read(draft));
    expect(migrateState(one, without, 'h', plainMigration, state, START)).toMatchObject({
      outcome: 'blocked',
      reason: expect.stringMatching(/”m1” är öppen/),
    });
    expect(migrateState(one, without, 'h', { ...plainMigration, removed: { 'modules/m1': 'drop' } }, state, START).outcome).toBe('moved');
  });
});
