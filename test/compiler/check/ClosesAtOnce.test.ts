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
