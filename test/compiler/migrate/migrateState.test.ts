import { describe, expect, test } from 'vitest';
import { migrateState } from '../../../compiler/migrate/migrateState.ts';
import { plainMigration, type Migration } from '../../../compiler/migrate/migration.ts';
import type { State } from '../../../engine/state.ts';
import { given, saved } from '../../support/given.ts';
import { flag, form, module, plan, weekly } from '../../support/plan.ts';

const START = '2026-11-02T09:00:00Z';
const parts = {
  modules: [module('m1'), module('m2')],
  forms: [form('phq9'), form('gad7')],
  batteries: [weekly('vecka', { forms: ['phq9', 'gad7'] })],
  flags: [flag('oro', { trigger: { kind: 'moment', what: 'paused' } })],
} as const;
const old = plan(parts);
/** A week in, with the first occasion waiting for its two forms. */
const life = () => given(old, START).until('2026-11-09T12:00:00Z');
const begun = () => life().when('2026-11-09T13:00:00Z', saved('phq9', { battery: 'vecka' }));
const move = (to: typeof old, state: State, more: Partial<Migration> = {}) =>
  migrateState(old, to, 'h', { ...plainMigration, ...more }, state, state.now + 1);
const names = (more: Partial<Migration['moved']>): Partial<Migration> => ({ moved: { ...plainMigration.moved, ...more } });
const reason = (outcome: ReturnType<typeof move>) => (outcome.outcome === 'moved' ? 'moved' : `${outcome.outcome}: ${outcome.reason}`);

describe('what a migration does to one running moment', () => {
  test('moves it by one event after the last, never before what has been processed', () => {
    const { state } = life();
    const moved = migrateState(old, old, 'h', plainMigration, state, state.now - 5);
    expect(moved).toMatchObject({
      outcome: 'moved',
      event: { seq: state.seq + 1, at: state.now, kind: 'planMoved', hash: 'h', as: 'migration' },
    });
    expect(move(old, state)).toMatchObject({ event: { at: state.now + 1 } });
  });

  test.each<[string, Partial<State>, string]>([
    ['is over', { phase: 'ended' }, 'kept: Momentet är avslutat.'],
    ['is followed up', { phase: 'followUp' }, 'kept: Bara uppföljningen är kvar, och den fortsätter som den började.'],
    ['is kept up', { phase: 'maintenance' }, 'kept: Momentet är i vidmakthållande och ändras inte.'],
    ['has stopped', { phase: 'halted' }, 'blocked: Momentet har stannat av ett fel. Det måste rättas först.'],
    ['is being walked', { walkingTo: 5 }, 'blocked: Momentet spolas fram just nu.'],
  ])('leaves a life that %s', (_what, more, said) => {
    expect(reason(move(old, { ...life().state, ...more }))).toBe(said);
  });

  test('leaves a life of another moment, and moves one that is paused', () => {
    expect(reason(move({ ...old, moment: 'annat' }, life().state))).toBe('kept: Det är ett annat moment.');
    const paused = life().when('2026-11-09T13:00:00Z', { kind: 'paused', by: 'staff', until: null, reason: null });
    expect(reason(move(old, paused.state))).toBe('moved');
  });

  test('blocks where an open module is gone, and not where a locked one is', () => {
    const without = plan({ ...parts, modules: [module('m2')] });
    expect(reason(move(without, life().state))).toBe('blocked: Modulen ”m1” är öppen men finns inte i den nya versionen.');
    expect(reason(move(without, life().state, { removed: { 'modules/m1': 'drop' } }))).toBe('moved');
    expect(reason(move(without, life().state, { removed: { 'batteries/m1': 'drop' } }))).toContain('blocked');
    const { state } = life();
    const locked = { ...state, modules: { ...state.modules, m1: { status: 'locked', openedAt: null, completedAt: null } as const } };
    expect(reason(move(without, locked))).toBe('moved');
    const completed = { ...state, modules: { ...state.modules, m1: { status: 'completed', openedAt: 1, completedAt: 2 } as const } };
    expect(reason(move(without, completed))).toBe('moved');
    expect(reason(move(plan({ ...parts, modules: [module('ett'), module('m2')] }), state, names({ modules: { m1: 'ett' } })))).toBe(
      'moved',
    );
  });

  test('parts are no modules: an open one that is gone blocks nothing, and one may be what a module becomes', () => {
    const { state } = life();
    const open = { status: 'open', openedAt: 1, completedAt: null } as const;
    expect(reason(move(old, { ...state, modules: { ...state.modules, 'm1/s1': open } }))).toBe('moved');
    const asPart = plan({ ...parts, modules: [module('m2')], parts: [{ ...module('m2/s1'), within: 'm2' }] });
    expect(reason(move(asPart, state, names({ modules: { m1: 'm2/s1' } })))).toBe('moved');
  });

  test('blocks where a battery that waits for answers is gone, and not where it waits for none', () => {
    const without = plan({ ...parts, batteries: [] });
    const said = 'blocked: Mätningen ”vecka” väntar på svar men finns inte i den nya versionen.';
    expect(reason(move(without, life().state))).toBe(said);
    expect(reason(move(without, life().state, { removed: { 'modules/vecka': 'drop' } }))).toBe(said);
    expect(reason(move(without, life().state, { removed: { 'batteries/vecka': 'drop' } }))).toBe('moved');
    expect(reason(move(without, given(old, START).state))).toBe('moved');
    const renamed = plan({ ...parts, batteries: [{ ...old.batteries[0]!, id: 'varje' }] });
    expect(reason(move(renamed, life().state))).toBe(said);
    expect(reason(move(renamed, life().state, names({ batteries: { vecka: 'varje' } })))).toBe('moved');
  });

  test('blocks where a battery is begun with a form that the new one lacks', () => {
    const shorter = plan({ ...parts, batteries: [weekly('vecka', { forms: ['gad7'] })] });
    const said = 'blocked: Mätningen ”vecka” är påbörjad med formuläret ”phq9”, som inte hör till den i den nya versionen.';
    expect(reason(move(shorter, begun().state))).toBe(said);
    expect(reason(move(shorter, life().state))).toBe('moved');
    const renamed = plan({ ...parts, forms: [form('ny9'), form('gad7')], batteries: [weekly('vecka', { forms: ['ny9', 'gad7'] })] });
    expect(reason(move(renamed, begun().state))).toBe(said);
    expect(reason(move(renamed, begun().state, names({ forms: { phq9: 'ny9' } })))).toBe('moved');
  });

  test('refuses a name that another item of the old plan has, of whatever kind', () => {
    for (const [group, moved] of [
      ['modules', { m1: 'm2' }],
      ['forms', { phq9: 'gad7' }],
      ['batteries', { extra: 'vecka' }],
      ['flags', { annan: 'oro' }],
    ] as const) {
      const taken = Object.values(moved)[0];
      expect(reason(move(old, life().state, names({ [group]: moved })))).toBe(
        `blocked: Id ”${taken}” har redan burits av något annat i den version invånaren har. Välj ett nytt id.`,
      );
    }
    expect(reason(move(old, life().state, names({ modules: { m1: 'm1' }, flags: { oro: 'oro' } })))).toBe('moved');
  });

  test('refuses a name that was left behind, of whatever kind, where the new plan has it again', () => {
    for (const [group, id] of [
      ['modules', 'm2'],
      ['forms', 'gad7'],
      ['batteries', 'vecka'],
      ['flags', 'oro'],
    ])
      expect(reason(move(old, { ...life().state, retired: [`${group}/${id}`] }))).toBe(
        `blocked: Id ”${id}” har burits av något annat i en tidigare version. Välj ett nytt id.`,
      );
    expect(reason(move(old, { ...life().state, retired: ['modules/m9', 'forms/m2'] }))).toBe('moved');
  });

  test('blocks where two would become one that the new plan has', () => {
    const to = plan({ ...parts, modules: [module('ny')], forms: [form('nytt')], batteries: [weekly('matning', { forms: ['nytt'] })] });
    const { state } = given(old, START).when('2026-11-03T09:00:00Z', saved('phq9')).when('2026-11-03T10:00:00Z', saved('gad7'));
    const still = {
      ...state,
      modules: { m1: { status: 'locked', openedAt: null, completedAt: null }, m2: { status: 'locked', openedAt: null, completedAt: null } },
    } as State;
    expect(reason(move(to, still, names({ modules: { m1: 'ny', m2: 'ny' } })))).toBe('blocked: Modulerna ”m1” och ”m2” skulle bli en.');
    expect(reason(move(to, still, names({ forms: { phq9: 'nytt', gad7: 'nytt' } })))).toBe(
      'blocked: Formulären ”phq9” och ”gad7” skulle bli en.',
    );
    const twice = { ...still, batteries: { ...still.batteries, extra: still.batteries['vecka']! } };
    expect(reason(move(to, twice, names({ batteries: { vecka: 'matning', extra: 'matning' } })))).toBe(
      'blocked: Mätningarna ”vecka” och ”extra” skulle bli en.',
    );
    expect(reason(move(to, still, names({ modules: { m1: 'borta', m2: 'borta' } })))).toBe('moved');
  });
});
