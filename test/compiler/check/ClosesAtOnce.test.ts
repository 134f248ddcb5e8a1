import { describe, test } from 'vitest';
import { aModule, aStep } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: what closes before it opens', () => {
  test('a module and a step that close before their day, and one that is closed from the start', () => {
    expectProblems(
      'ClosesAtOnce',
      {
        modules: [
          aModule({
            opens: { kind: 'afterAnchor', anchor: { kind: 'start' }, weeks: 2, at: '08:00' },
            closes: { kind: 'afterAnchor', anchor: { kind: 'start' }, days: 13, at: '08:00' },
          }),
          aModule({
            id: 'm2',
            title: 'Modul 2',
            sections: [{ id: 's1', title: 'Avsnitt', steps: [{ ...aStep(), closes: { kind: 'fromStart' } }] }],
          }),
          aModule({
            id: 'm3',
            title: 'Modul 3',
            opens: { kind: 'afterModule', module: 'm1' },
            closes: { kind: 'any', of: [{ kind: 'byStaff' }, { kind: 'onWeekday', anchor: { kind: 'start' }, weekday: 1, at: '08:00' }] },
          }),
        ],
      },
      [
        'error modules[0].closes: Modulen ”Modul 1” stänger senast dag 13, men öppnar tidigast dag 14.',
        'error modules[1].sections[0].steps[0].closes: Steget ”Läs” stänger i samma stund som det öppnar.',
        'error modules[2].closes: Modulen ”Modul 3” stänger senast dag 6, men öppnar tidigast dag 14.',
      ],
    );
  });

  test('the day after is in time, and so is so long after its own opening', () => {
    expectProblems(
      'ClosesAtOnce',
      {
        modules: [
          aModule({
            opens: { kind: 'afterAnchor', anchor: { kind: 'start' }, weeks: 2, at: '08:00' },
            closes: { kind: 'afterAnchor', anchor: { kind: 'start' }, days: 15, at: '08:00' },
          }),
          aModule({
            id: 'm2',
            opens: { kind: 'afterModule', module: 'm1' },
            closes: { kind: 'afterAnchor', anchor: { kind: 'moduleOpened', module: 'm2' }, days: 1, at: '08:00' },
          }),
          aModule({ id: 'm3', closes: { kind: 'onDate', date: '2027-01-01', at: '08:00' } }),
        ],
      },
      [],
    );
  });
});

describe('check: every way of closing', () => {
  const start = { kind: 'start' } as const;
  const own = { kind: 'moduleOpened', module: 'm1' } as const;
  const on = (days: number, anchor: object = start) => ({ kind: 'afterAnchor', anchor, days, at: '08:00' });
  const after = (hours: number, anchor: object = start) => ({ kind: 'elapsed', anchor, hours });
  /** A module that opens on day 3 and closes as given. */
  const closing = (closes: unknown, said: string | null, opens: unknown = on(3)) =>
    expectProblems(
      'ClosesAtOnce',
      { modules: [aModule({ opens: opens as never, closes: closes as never, sections: [{ id: 's1', title: 'S', steps: [aStep()] }] })] },
      said === null ? [] : [`error modules[0].closes: Modulen ”Modul 1” ${said}`],
    );
  const late = (day: number) => `stänger senast dag ${day}, men öppnar tidigast dag 3.`;
  const same = 'stänger i samma stund som den öppnar.';

  test.each<[string, unknown, string | null]>([
    ['a day before', on(2), late(2)],
    ['the same day', on(3), null],
    ['weeks', { ...on(0), weeks: 1 }, null],
    ['hours', after(48), late(2)],
    ['hours to the day', after(72), null],
    ['from the start', { kind: 'fromStart' }, late(0)],
    ['its own opening, at once', after(0, own), same],
    ['its own opening, in an hour', after(1, own), null],
    ['its own opening, the same day', on(0, own), null],
    ['its own opening, the day after', on(1, own), null],
    ['another’s opening', after(0, { kind: 'moduleOpened', module: 'm9' }), null],
    ['another’s opening, a day', on(1, { kind: 'moduleOpened', module: 'm9' }), null],
    ['another anchor of its own', after(0, { kind: 'moduleCompleted', module: 'm1' }), null],
    ['another anchor of its own, a day', on(1, { kind: 'moduleCompleted', module: 'm1' }), null],
    ['a date', on(-9, { kind: 'date', name: 'd' }), null],
    ['hours from a date', after(1, { kind: 'date', name: 'd' }), null],
    ['a weekday from a date', { kind: 'onWeekday', anchor: { kind: 'date', name: 'd' }, weekday: 1, at: '08:00' }, null],
    ['all of it', { kind: 'all', of: [on(1), on(2)] }, late(2)],
    ['all, some of it without a day', { kind: 'all', of: [on(1), { kind: 'byStaff' }] }, null],
    ['any of it', { kind: 'any', of: [on(9), on(2)] }, late(2)],
    ['any, and staff', { kind: 'any', of: [{ kind: 'byStaff' }, { kind: 'byCitizen' }] }, null],
    ['all at once', { kind: 'all', of: [after(0, own), after(0, own)] }, same],
    ['any at once', { kind: 'any', of: [after(0, own), after(0, own)] }, same],
    ['all at once but one', { kind: 'all', of: [after(0, own), after(72)] }, null],
    ['a module', { kind: 'afterModule', module: 'm1' }, null],
    ['a condition', { kind: 'condition', when: 'start.a > 1' }, null],
    ['not', { kind: 'all', of: [on(9), { kind: 'not', of: on(1) }] }, null],
  ])('%s', (_what, closes, said) => {
    closing(closes, said);
  });

  test('a month may have 31 days, and a weekday be six days off', () => {
    const month = { ...on(0), months: 1 };
    closing(month, 'stänger senast dag 31, men öppnar tidigast dag 32.', on(32));
    closing(month, null, on(31));
    const weekday = { kind: 'onWeekday', anchor: start, weekday: 1, days: 3, at: '08:00' };
    closing(weekday, 'stänger senast dag 9, men öppnar tidigast dag 10.', on(10));
    closing(weekday, null, on(9));
  });

  test('what opens from the start, and what never opens', () => {
    closing({ kind: 'fromStart' }, same, { kind: 'fromStart' });
    closing(undefined, null);
    closing(on(2), null, { kind: 'not', of: { kind: 'fromStart' } });
    closing({ kind: 'fromStart' }, null, { kind: 'not', of: { kind: 'fromStart' } });
  });

  test('a section is told of as one', () => {
    const section = { id: 's1', title: 'Del', closes: { kind: 'fromStart' }, steps: [aStep()] } as const;
    expectProblems('ClosesAtOnce', { modules: [aModule({ sections: [section as never] })] }, [
      'error modules[0].sections[0].closes: Avsnittet ”Del” stänger i samma stund som det öppnar.',
    ]);
  });
});
