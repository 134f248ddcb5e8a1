import { describe, test } from 'vitest';
import { aModule, aStep } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: modules that can never open', () => {
  test('a module behind a ring is reported, but not the ring itself', () => {
    expectProblems(
      'UnreachableModule',
      {
        modules: [
          aModule({ opens: { kind: 'afterModule', module: 'm1' } }),
          aModule({ id: 'm2', title: 'Modul 2', opens: { kind: 'afterModule', module: 'm1' } }),
          aModule({ id: 'm3', title: 'Modul 3', opens: { kind: 'afterModule', module: 'm2' } }),
        ],
      },
      [
        'error modules[1].opens: Modulen ”Modul 2” kan aldrig öppnas, eftersom ”Modul 1” inte kan det.',
        'error modules[2].opens: Modulen ”Modul 3” kan aldrig öppnas, eftersom ”Modul 2” inte kan det.',
      ],
    );
  });

  test('a module that staff open is reached', () => {
    expectProblems('UnreachableModule', { modules: [aModule({ opens: { kind: 'byStaff' } })] }, []);
  });

  test('a chain in any order of the document is reached', () => {
    expectProblems(
      'UnreachableModule',
      {
        modules: [
          aModule({ id: 'm3', opens: { kind: 'afterModule', module: 'm2' } }),
          aModule({ id: 'm2', opens: { kind: 'afterModule', module: 'm1' } }),
          aModule(),
        ],
      },
      [],
    );
  });
});

describe('check: the new ways to wait', () => {
  test('a rule that can never hold, a part after what is never completed, an occasion that never comes', () => {
    expectProblems(
      'UnreachableModule',
      {
        modules: [
          aModule({
            completes: { kind: 'never' },
            opens: {
              kind: 'all',
              of: [
                { kind: 'not', of: { kind: 'afterAnchor', anchor: { kind: 'start' }, days: 7, at: '08:00' } },
                { kind: 'afterAnchor', anchor: { kind: 'start' }, days: 9, at: '08:00' },
              ],
            },
          }),
          aModule({
            id: 'm2',
            title: 'Modul 2',
            sections: [{ id: 's1', title: 'Avsnitt', steps: [aStep(), { ...aStep('st2'), opens: { kind: 'afterModule', module: 'm3' } }] }],
          }),
          aModule({
            id: 'm3',
            title: 'Modul 3',
            completes: { kind: 'never' },
            opens: { kind: 'elapsed', anchor: { kind: 'occasionOpened', battery: 'b1', occasion: 5 }, hours: 1 },
          }),
        ],
      },
      [
        'error modules[0].opens: Modulen ”Modul 1” kan aldrig öppnas av sin regel, eftersom den aldrig kan hålla.',
        'error modules[1].sections[0].steps[1].opens: Steget ”Läs” kan aldrig öppnas, eftersom ”Modul 3” aldrig blir klar.',
        'error modules[2].opens: Modulen ”Modul 3” kan aldrig öppnas av sin regel, eftersom den aldrig kan hålla.',
      ],
    );
  });

  test('time, dates, hands and the last of four occasions come', () => {
    expectProblems(
      'UnreachableModule',
      {
        modules: [
          aModule({ opens: { kind: 'onDate', date: '2027-01-01', at: '08:00' } }),
          aModule({ id: 'm2', opens: { kind: 'byCitizen' } }),
          aModule({ id: 'm3', opens: { kind: 'elapsed', anchor: { kind: 'occasionAnswered', battery: 'b1', occasion: 4 }, hours: 1 } }),
          aModule({
            id: 'm4',
            opens: {
              kind: 'all',
              of: [
                { kind: 'not', of: { kind: 'afterAnchor', anchor: { kind: 'start' }, days: 9, at: '08:00' } },
                { kind: 'afterAnchor', anchor: { kind: 'start' }, days: 7, at: '08:00' },
              ],
            },
          }),
        ],
      },
      [],
    );
  });
});
