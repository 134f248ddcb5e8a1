import { describe, test } from 'vitest';
import { aFlagWhen, aModule } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: dates, events and start facts', () => {
  test('one that is not among the moment’s own is an error where it is named', () => {
    expectProblems(
      'KnownName',
      {
        dates: [{ id: 'operation', title: 'Operation', question: 'När?' }],
        modules: [
          aModule({ opens: { kind: 'afterAnchor', anchor: { kind: 'date', name: 'birth' }, days: 1, at: '08:00' } }),
          aModule({ id: 'm2', opens: { kind: 'all', of: [{ kind: 'elapsed', anchor: { kind: 'named', name: 'hemkomst' }, hours: 1 }] } }),
        ],
        flags: [aFlagWhen('start.age > 3 and start.age < 9')],
      },
      [
        'error modules[0].opens.anchor.name: Det finns inget datum med id ”birth” bland momentets datum.',
        'error modules[1].opens.of[0].anchor.name: Det finns ingen händelse med id ”hemkomst” bland momentets händelser.',
        'error flags[0].trigger.when: Ingen uppgift med id ”age” lämnas när momentet startas.',
      ],
    );
  });

  test('one that is there is known', () => {
    expectProblems(
      'KnownName',
      {
        dates: [{ id: 'operation', title: 'Operation', question: 'När?' }],
        namedEvents: [{ id: 'hemkomst', title: 'Hemkomst' }],
        startFacts: [{ kind: 'number', id: 'age', title: 'Ålder' }],
        modules: [
          aModule({ opens: { kind: 'afterAnchor', anchor: { kind: 'date', name: 'operation' }, days: 1, at: '08:00' } }),
          aModule({ id: 'm2', opens: { kind: 'elapsed', anchor: { kind: 'named', name: 'hemkomst' }, hours: 1 } }),
        ],
        flags: [aFlagWhen('start.age > 3')],
      },
      [],
    );
  });
});
