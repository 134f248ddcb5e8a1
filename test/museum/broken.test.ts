import { describe, expect, test } from 'vitest';
import type * as Engine from '../../engine/advance.ts';
import type * as Clock from '../../engine/clock.ts';
import * as clock from '../../engine/clock.ts';
import { broken, takenOut } from '../support/broken.ts';
import { plan } from '../support/plan.ts';

const edit = { file: 'engine/clock.ts', find: 'const DAY = 86_400_000;', replace: 'const DAY = 86_000_000;' };

describe('a broken copy', () => {
  test('is broken where it was broken, and ours is whole', () => {
    const copy = broken<typeof Clock>('engine/clock.ts', edit);
    expect(copy.localDay('UTC', 86_000_000)).toBe(1);
    expect(clock.localDay('UTC', 86_000_000)).toBe(0);
  });

  test('without edits does what ours does', () => {
    const copy = broken<typeof Clock>('engine/clock.ts');
    expect(copy.localStamp('Europe/Stockholm', 0)).toBe(clock.localStamp('Europe/Stockholm', 0));
  });

  test('is broken all through: what a door imports is of its own set', () => {
    const [copy, another] = [broken<typeof Engine>('engine/advance.ts', edit), broken<typeof Engine>('engine/advance.ts')];
    const moment = plan({ zone: 'UTC', ends: { days: 1, at: '00:00' } });
    const ends = ({ begin }: typeof Engine) => begin(moment, { at: 1_000, now: 1_000 }).state.agenda[0]?.at;
    expect([ends(copy), ends(another)]).toEqual([86_000_000, 86_400_000]);
  });

  test('is refused when the safeguard has moved, stands twice, or is not taken out', () => {
    expect(() => takenOut('a b', { file: 'x.ts', find: 'c', replace: '' })).toThrow('The safeguard has moved: x.ts holds it 0 times');
    expect(() => takenOut('a a', { file: 'x.ts', find: 'a', replace: '' })).toThrow('holds it 2 times');
    expect(() => takenOut('a b', { file: 'x.ts', find: 'a', replace: 'a' })).toThrow('Nothing is taken out');
    expect(takenOut('a b', { file: 'x.ts', find: 'a', replace: '$&' })).toBe('$& b');
  });
});
