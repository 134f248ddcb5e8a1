import { describe, expect, test } from 'vitest';
import { parseMigration } from '../../../compiler/migrate/parseMigration.ts';

const nothing = { modules: {}, forms: {}, batteries: {}, flags: {} };

describe('a migration as a person writes it', () => {
  test('what is not said is nothing', () => {
    expect(parseMigration({})).toEqual({ moved: nothing, removed: {}, as: 'migration' });
    expect(parseMigration({ moved: {} })).toEqual({ moved: nothing, removed: {}, as: 'migration' });
  });

  test('new names and what may be dropped', () => {
    const moved = { modules: { m1: 'borjan' }, forms: { f: 'g' }, batteries: { b: 'c' }, flags: { hog: 'lag' } };
    expect(parseMigration({ moved, removed: { 'modules/m2': 'drop' } })).toEqual({
      moved,
      removed: { 'modules/m2': 'drop' },
      as: 'migration',
    });
    expect(parseMigration({ moved: { flags: { hog: 'lag' } } })?.moved).toEqual({ ...nothing, flags: { hog: 'lag' } });
  });

  test.each([
    [null],
    ['drop'],
    [{ moved: [] }],
    [{ moved: { modules: { m1: 2 } } }],
    [{ moved: { steps: { a: 'b' } } }],
    [{ removed: { 'modules/m2': 'keep' } }],
    [{ other: {} }],
  ])('is nothing else: %o', (value) => {
    expect(parseMigration(value)).toBeNull();
  });
});
