import { describe, expect, test } from 'vitest';
import type { Change } from '../../../compiler/diff/diff.ts';
import type { ItemKind } from '../../../compiler/diff/difference.ts';
import { plainMigration, type Migration } from '../../../compiler/migrate/migration.ts';
import { preview } from '../../../compiler/migrate/preview.ts';
import type { State } from '../../../engine/state.ts';
import { given, saved } from '../../support/given.ts';
import { flag, form, module, plan, weekly } from '../../support/plan.ts';

const START = '2026-11-02T09:00:00Z';
const parts = {
  modules: [module('m1'), module('m2', { opens: { kind: 'afterModule', module: 'm1' } })],
  forms: [form('phq9'), form('gad7')],
  batteries: [weekly('vecka')],
  flags: [flag('hog', { trigger: { kind: 'form', form: 'phq9', when: null } })],
} as const;
const old = plan(parts);
const begun = given(old, START).state;
const answered = given(old, START).when('2026-11-03T09:00:00Z', saved('phq9')).state;
const waiting = given(old, START).until('2026-11-10T09:00:00Z').state;
const reminded = given(old, START).until('2026-11-12T09:00:00Z').state;
const second = given(old, START).until('2026-11-17T09:00:00Z').state;
const ended = { ...begun, phase: 'ended' } as State;
const halted = { ...begun, phase: 'halted' } as State;
const walking = { ...begun, walkingTo: 5 } as State;

const seen = (
  to: typeof old,
  states: readonly State[],
  changes: readonly Change[] = [],
  migration: Migration = plainMigration,
  at: number | null = null,
) => preview(old, to, 'h', { diff: { changes, class: 'safe', step: 'minor' }, migration, at }, states);

describe('what a migration would do to many', () => {
  test('counts the moved, and why others are kept or blocked, the most common reason first', () => {
    expect(seen(old, [begun, ended, halted, walking, walking, answered])).toMatchObject({
      total: 6,
      moved: 2,
      kept: [{ reason: 'Momentet är avslutat.', count: 1 }],
      blocked: [
        { reason: 'Momentet spolas fram just nu.', count: 2 },
        { reason: 'Momentet har stannat av ett fel. Det måste rättas först.', count: 1 },
      ],
    });
    expect(seen(old, [])).toMatchObject({ total: 0, moved: 0, kept: [], blocked: [] });
  });

  const nothing = { items: 0, citizens: 0 };
  const quiet = {
    modulesOpened: nothing,
    occasionsOpened: nothing,
    notices: nothing,
    flagsRaised: nothing,
    timesMoved: nothing,
    cancelled: nothing,
  };

  test('the same plan does nothing at once', () => {
    expect(seen(old, [begun, waiting]).atOnce).toEqual(quiet);
  });

  test('tells what opens at once, and what is told of it, in items and in citizens', () => {
    const open = plan({ ...parts, modules: [...parts.modules, module('m3'), module('m4', { notify: false })] });
    expect(seen(open, [begun, waiting, ended]).atOnce).toEqual({
      ...quiet,
      modulesOpened: { items: 4, citizens: 2 },
      // To her who is at the start it is open from the start, and nothing is told of that.
      notices: { items: 1, citizens: 1 },
    });
    const sooner = plan({
      ...parts,
      batteries: [
        ...parts.batteries,
        weekly('genast', { schedule: { kind: 'once', anchor: { kind: 'start' }, days: 0, at: null }, notify: false }),
      ],
    });
    expect(seen(sooner, [begun]).atOnce).toMatchObject({ occasionsOpened: { items: 1, citizens: 1 }, notices: nothing });
  });

  test('tells what is moved and what is taken off', () => {
    const later = plan({ ...parts, batteries: [weekly('vecka', { schedule: { ...old.batteries[0]!.schedule, at: '10:00' } as never })] });
    expect(seen(later, [begun, begun]).atOnce).toEqual({ ...quiet, timesMoved: { items: 2, citizens: 2 } });
    const without = plan({ ...parts, batteries: [] });
    expect(seen(without, [begun]).atOnce).toMatchObject({ cancelled: { items: 1, citizens: 1 } });
  });

  test('tells of flags that are raised at once', () => {
    const dated = flag('dag', {
      trigger: { kind: 'time', opens: { kind: 'afterAnchor', anchor: { kind: 'start' }, days: 1, at: '08:00' } },
    });
    expect(seen(plan({ ...parts, flags: [...parts.flags, dated] }), [begun, waiting]).atOnce.flagsRaised).toEqual({
      items: 1,
      citizens: 1,
    });
  });

  test('happens at the instant that is given, or where each of them is', () => {
    const open = plan({
      ...parts,
      modules: [...parts.modules, module('m3', { opens: { kind: 'onDate', date: '2026-11-20', at: '08:00' } })],
    });
    expect(seen(open, [begun]).atOnce.modulesOpened.items).toBe(0);
    expect(seen(open, [begun], [], plainMigration, Date.parse('2026-12-01T00:00:00Z')).atOnce.modulesOpened.items).toBe(1);
  });
});

describe('whom a change has passed', () => {
  const passed = (kind: ItemKind, ids: readonly (string | number)[], states: readonly State[]) => {
    const difference = { kind: 'removed', item: { kind, ids, title: 'x', at: [], chain: [] }, value: {} } as const;
    const change: Change = { class: 'needsPlan', sentence: 'x', at: [], difference };
    const { changes } = seen(old, states, [change]);
    expect(changes.map((each) => each.change)).toEqual([change]);
    return changes[0]?.passed;
  };

  test('a module and what stands in it: those to whom it has opened', () => {
    expect(passed('module', ['m1'], [begun, waiting])).toBe(2);
    expect(passed('module', ['m2'], [begun, waiting])).toBe(0);
    expect(passed('module', ['okand'], [begun])).toBe(0);
    expect(passed('section', ['m1', 's1'], [begun])).toBe(1);
    expect(passed('step', ['m2', 's1', 't1'], [begun])).toBe(0);
    const part = (openedAt: number | null) =>
      ({
        ...begun,
        modules: {
          ...begun.modules,
          'm1/s1': { status: 'locked', openedAt, completedAt: null },
          'm2/s1': { status: 'open', openedAt, completedAt: null },
        },
      }) as State;
    expect(passed('section', ['m1', 's1'], [part(null), part(5)])).toBe(1);
    expect(passed('section', ['m2', 's1'], [part(5)])).toBe(1);
  });

  test.each<ItemKind>(['form', 'question', 'option', 'result', 'band'])('a %s: those who have saved the form', (kind) => {
    expect(passed(kind, ['phq9', 'q1'], [begun, answered, answered])).toBe(2);
    expect(passed(kind, ['gad7'], [answered])).toBe(0);
  });

  test('a battery: those to whom an occasion has opened', () => {
    expect(passed('battery', ['vecka'], [begun, waiting, second])).toBe(2);
    expect(passed('battery', ['okand'], [waiting])).toBe(0);
  });

  test('a reminder: those for whom the newest occasion’s is no longer waited for', () => {
    expect(passed('reminder', ['vecka', 1], [begun])).toBe(0);
    expect(passed('reminder', ['vecka', 1], [waiting])).toBe(0);
    expect(passed('reminder', ['vecka', 1], [reminded])).toBe(1);
    expect(passed('reminder', ['vecka', 1], [second])).toBe(1);
    expect(passed('reminder', ['vecka', 2], [waiting])).toBe(1);
    expect(passed('reminder', ['okand', 1], [second])).toBe(0);
    const other = { ...waiting, agenda: waiting.agenda.map((due) => (due.kind === 'remind' ? { ...due, battery: 'annan' } : due)) };
    expect(passed('reminder', ['vecka', 1], [other])).toBe(1);
    const earlier = { ...waiting, agenda: waiting.agenda.map((due) => (due.kind === 'remind' ? { ...due, occasion: 7 } : due)) };
    expect(passed('reminder', ['vecka', 1], [earlier])).toBe(1);
    const due = {
      ...waiting,
      agenda: waiting.agenda.map((each) => (each.kind === 'remind' ? { ...each, kind: 'missOccasion' as const } : each)),
    };
    expect(passed('reminder', ['vecka', 1], [due])).toBe(1);
  });

  test('a flag and its ladder: those for whom it has been raised', () => {
    expect(passed('flag', ['hog'], [begun, answered])).toBe(1);
    expect(passed('rung', ['hog', 1], [answered])).toBe(1);
    expect(passed('flag', ['ho'], [answered])).toBe(0);
  });

  test.each<ItemKind>(['moment', 'date', 'namedEvent', 'startFact'])('a %s is nothing to pass', (kind) => {
    expect(passed(kind, ['m1'], [begun])).toBeNull();
  });
});
