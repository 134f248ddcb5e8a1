import { describe, expect, test } from 'vitest';
import { given, saved, type Played } from '../support/given.ts';
import { form, plan, weekly } from '../support/plan.ts';
import { told } from '../support/told.ts';

const START = '2026-11-02T09:00:00Z';
const once = (days: number) => ({ kind: 'once', anchor: { kind: 'start' }, days, at: '08:00' }) as const;
const quiet = { notify: false, reminders: [], due: { days: 5, at: '20:00' } };

/** `vecka` on day 7 wants a and b; `mitten`, some days later, shares with it within two days and wants b and c. */
const shared = (later: number, forms: readonly string[] = ['b', 'c']) =>
  plan({
    forms: ['a', 'b', 'c'].map((id) => form(id)),
    batteries: [
      weekly('vecka', { ...quiet, forms: ['a', 'b'], schedule: once(7), closes: { days: 1, at: '08:00' } }),
      weekly('mitten', { ...quiet, forms, schedule: once(7 + later), shares: { battery: 'vecka', days: 2 } }),
    ],
  });
const vecka = (which: string) => saved(which, { battery: 'vecka' });
const mitten = (which: string) => saved(which, { battery: 'mitten' });
const linked = ({ state }: Played) =>
  ['vecka', 'mitten'].map((id) => state.batteries[id]?.occasions['1']?.sharedWith?.battery ?? state.batteries[id]?.latest?.shared ?? null);

describe('two batteries that share an occasion', () => {
  test('a form saved in one counts in both', () => {
    const life = given(shared(0), START)
      .when('2026-11-09T10:00:00Z', vecka('b'))
      .when('2026-11-09T11:00:00Z', mitten('c'))
      .when('2026-11-09T12:00:00Z', vecka('a'));
    expect(told(life)).toEqual([
      '11-09 07:00 openOccasion/mitten/1 fired: schedule',
      '11-09 07:00 openOccasion/vecka/1 fired: schedule',
      '11-09 11:00 answerOccasion/mitten/1 fired: answered',
      '11-14 19:00 (11-09 11:00) missOccasion/mitten/1 cancelled: answered',
      '11-09 12:00 answerOccasion/vecka/1 fired: answered',
      '11-10 07:00 (11-09 12:00) closeOccasion/vecka/1 cancelled: answered',
      '11-14 19:00 (11-09 12:00) missOccasion/vecka/1 cancelled: answered',
    ]);
    expect(life.state.batteries).toMatchObject({ vecka: { answered: 1 }, mitten: { answered: 1 } });
  });

  test('and the other way', () => {
    const life = given(shared(0), START).when('2026-11-09T10:00:00Z', mitten('b')).when('2026-11-09T11:00:00Z', vecka('a'));
    expect(life.outcome('answerOccasion/vecka/1')).toBe('fired: answered');
    expect(Object.keys(life.state.batteries['mitten']?.occasions['1']?.forms ?? {})).toEqual(['b']);
  });

  test('what was saved before the other opened counts in it from its opening', () => {
    const life = given(shared(1, ['b']), START)
      .when('2026-11-09T10:00:00Z', vecka('b'))
      .until('2026-11-10T07:00:00Z');
    expect(told(life)).toEqual([
      '11-09 07:00 openOccasion/vecka/1 fired: schedule',
      '11-10 07:00 openOccasion/mitten/1 fired: schedule',
      '11-10 07:00 answerOccasion/mitten/1 fired: answeredElsewhere',
      '11-15 19:00 (11-10 07:00) missOccasion/mitten/1 cancelled: answeredElsewhere',
      '11-10 07:00 closeOccasion/vecka/1 fired: notAnswered',
      '11-14 19:00 (11-10 07:00) missOccasion/vecka/1 cancelled: occasionClosed',
    ]);
  });

  test('one that has been answered already is shared too, and once', () => {
    const life = given(shared(1), START)
      .when('2026-11-09T10:00:00Z', vecka('a'))
      .when('2026-11-09T11:00:00Z', vecka('b'))
      .until('2026-11-10T07:00:00Z');
    expect(linked(life)).toEqual([true, 'vecka']);
    expect(Object.keys(life.state.batteries['mitten']?.occasions['1']?.forms ?? {})).toEqual(['b']);
    life.when('2026-11-10T10:00:00Z', mitten('c'));
    expect(told(life)).toEqual([
      '11-09 07:00 openOccasion/vecka/1 fired: schedule',
      '11-09 11:00 answerOccasion/vecka/1 fired: answered',
      '11-10 07:00 (11-09 11:00) closeOccasion/vecka/1 cancelled: answered',
      '11-14 19:00 (11-09 11:00) missOccasion/vecka/1 cancelled: answered',
      '11-10 07:00 openOccasion/mitten/1 fired: schedule',
      '11-10 10:00 answerOccasion/mitten/1 fired: answered',
      '11-15 19:00 (11-10 10:00) missOccasion/mitten/1 cancelled: answered',
    ]);
  });

  test('not when the first has closed, opened too long ago, or wants none of the same forms', () => {
    const closed = given(shared(2), START).until('2026-11-11T08:00:00Z');
    const within = plan({
      ...shared(2),
      batteries: shared(2).batteries.map((battery) => ({ ...battery, closes: null })),
    });
    const long = plan({
      ...within,
      batteries: within.batteries.map((each) => (each.id === 'mitten' ? { ...each, schedule: once(10) } : each)),
    });
    expect([
      linked(closed),
      linked(given(within, START).until('2026-11-11T08:00:00Z')),
      linked(given(long, START).until('2026-11-12T08:00:00Z')),
      linked(given(shared(0, ['c']), START).until('2026-11-09T08:00:00Z')),
    ]).toEqual([
      [null, null],
      ['mitten', 'vecka'],
      [null, null],
      [null, null],
    ]);
  });

  test('an occasion is shared with one other and no more', () => {
    const three = plan({
      ...shared(0),
      batteries: [
        ...shared(0).batteries,
        weekly('sista', { ...quiet, forms: ['b'], schedule: once(7), shares: { battery: 'vecka', days: 2 } }),
      ],
    });
    const life = given(three, START).when('2026-11-09T10:00:00Z', vecka('b'));
    expect(linked(life)).toEqual(['mitten', 'vecka']);
    expect(life.state.batteries['sista']?.occasions['1']).toMatchObject({ forms: {} });
    expect(life.state.batteries['sista']?.occasions['1']?.sharedWith).toBeUndefined();
  });
});
