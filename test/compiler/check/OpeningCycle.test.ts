import { describe, test } from 'vitest';
import { aBattery, aForm, aModule, aModuleWith, aStep } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: modules that wait in a ring', () => {
  test('two modules that wait for each other are both reported, each with the ring', () => {
    expectProblems(
      'OpeningCycle',
      {
        modules: [
          aModule({ opens: { kind: 'afterModule', module: 'm2' } }),
          aModule({
            id: 'm2',
            title: 'Modul 2',
            opens: { kind: 'afterAnchor', anchor: { kind: 'moduleOpened', module: 'm1' }, days: 1, at: '08:00' },
          }),
        ],
      },
      [
        'error modules[0].opens: Modulen ”Modul 1” kan aldrig öppnas: den väntar på ”Modul 2”, som väntar på ”Modul 1”.',
        'error modules[1].opens: Modulen ”Modul 2” kan aldrig öppnas: den väntar på ”Modul 1”, som väntar på ”Modul 2”.',
      ],
    );
  });

  test('a module that waits for itself is reported', () => {
    expectProblems('OpeningCycle', { modules: [aModule({ opens: { kind: 'afterModule', module: 'm1' } })] }, [
      'error modules[0].opens: Modulen ”Modul 1” väntar på sig själv och kan aldrig öppnas.',
    ]);
  });

  test('a ring with another way in is no problem', () => {
    expectProblems(
      'OpeningCycle',
      {
        modules: [
          aModule({ opens: { kind: 'any', of: [{ kind: 'afterModule', module: 'm2' }, { kind: 'byStaff' }] } }),
          aModule({ id: 'm2', opens: { kind: 'afterModule', module: 'm1' } }),
        ],
      },
      [],
    );
  });

  test('a ring that must be passed besides another way is one', () => {
    expectProblems(
      'OpeningCycle',
      {
        modules: [aModule({ opens: { kind: 'all', of: [{ kind: 'fromStart' }, { kind: 'afterModule', module: 'm1' }] } })],
      },
      ['error modules[0].opens: Modulen ”Modul 1” väntar på sig själv och kan aldrig öppnas.'],
    );
  });

  test('of two rings the shortest is told, and what only waits for a ring is not in it', () => {
    expectProblems(
      'OpeningCycle',
      {
        modules: [
          aModule({
            opens: {
              kind: 'all',
              of: [
                { kind: 'afterModule', module: 'm2' },
                { kind: 'afterModule', module: 'm3' },
              ],
            },
          }),
          aModule({ id: 'm2', title: 'Modul 2', opens: { kind: 'afterModule', module: 'm3' } }),
          aModule({ id: 'm3', title: 'Modul 3', opens: { kind: 'afterModule', module: 'm1' } }),
          aModule({ id: 'm4', title: 'Modul 4', opens: { kind: 'afterModule', module: 'm1' } }),
        ],
      },
      [
        'error modules[0].opens: Modulen ”Modul 1” kan aldrig öppnas: den väntar på ”Modul 3”, som väntar på ”Modul 1”.',
        'error modules[1].opens: Modulen ”Modul 2” kan aldrig öppnas: den väntar på ”Modul 3”, som väntar på ”Modul 1”, som väntar på ”Modul 2”.',
        'error modules[2].opens: Modulen ”Modul 3” kan aldrig öppnas: den väntar på ”Modul 1”, som väntar på ”Modul 3”.',
      ],
    );
  });
});

describe('check: rings through parts, batteries and forms', () => {
  test('a section that waits for its own module to be done', () => {
    expectProblems(
      'OpeningCycle',
      {
        modules: [
          aModule({
            completes: { kind: 'steps' },
            sections: [{ id: 's1', title: 'Avsnitt', opens: { kind: 'afterModule', module: 'm1' }, steps: [aStep()] }],
          }),
        ],
      },
      [
        'error modules[0].sections[0].opens: Avsnittet ”Avsnitt” kan aldrig öppnas: det väntar på ”Modul 1”, som väntar på ”Läs”, som väntar på ”Avsnitt”.',
      ],
    );
  });

  test('a module behind a battery that waits for the module to be done', () => {
    expectProblems(
      'OpeningCycle',
      { modules: [aModule({ before: 'b1' })], batteries: [aBattery({ closes: undefined, schedule: { kind: 'after', module: 'm1' } })] },
      ['error modules[0].opens: Modulen ”Modul 1” kan aldrig öppnas: den väntar på ”Veckomätning”, som väntar på ”Modul 1”.'],
    );
  });

  test('a step that opens when its own form is saved, by an anchor and by a condition', () => {
    expectProblems(
      'OpeningCycle',
      {
        batteries: [],
        modules: [
          aModuleWith(
            {
              kind: 'form',
              id: 'st1',
              title: 'Fyll i',
              form: 'f1',
              opens: { kind: 'elapsed', anchor: { kind: 'formSaved', form: 'f1' }, hours: 1 },
            },
            aStep('st2'),
          ),
          aModule({
            id: 'm2',
            title: 'Modul 2',
            opens: { kind: 'condition', when: 'forms.f2.answers.yes' },
            sections: [{ id: 's1', title: 'Avsnitt', steps: [{ kind: 'form', id: 'st1', title: 'Fyll i', form: 'f2' }] }],
          }),
        ],
        forms: [aForm(), aForm({ id: 'f2', title: 'Formulär 2' })],
      },
      [
        'error modules[0].sections[0].steps[0].opens: Steget ”Fyll i” kan aldrig öppnas: det väntar på ”Formulär 1”, som väntar på ”Fyll i”.',
        'error modules[1].opens: Modulen ”Modul 2” kan aldrig öppnas: den väntar på ”Formulär 2”, som väntar på ”Fyll i”, som väntar på ”Avsnitt”, som väntar på ”Modul 2”.',
      ],
    );
  });

  test('a module whose progress is waited for by the one it waits for', () => {
    expectProblems(
      'OpeningCycle',
      {
        modules: [
          aModule({ opens: { kind: 'condition', when: 'progress.m2 = "completed"' } }),
          aModule({ id: 'm2', title: 'Modul 2', opens: { kind: 'afterModule', module: 'm1' } }),
        ],
      },
      [
        'error modules[0].opens: Modulen ”Modul 1” kan aldrig öppnas: den väntar på ”Modul 2”, som väntar på ”Modul 1”.',
        'error modules[1].opens: Modulen ”Modul 2” kan aldrig öppnas: den väntar på ”Modul 1”, som väntar på ”Modul 2”.',
      ],
    );
  });

  test('another way in breaks the ring', () => {
    expectProblems(
      'OpeningCycle',
      {
        modules: [
          aModule({ opens: { kind: 'any', of: [{ kind: 'condition', when: 'progress.m2 = "completed"' }, { kind: 'byCitizen' }] } }),
          aModule({
            id: 'm2',
            opens: { kind: 'afterModule', module: 'm1' },
            sections: [
              { id: 's1', title: 'Avsnitt', steps: [aStep(), { ...aStep('st2'), opens: { kind: 'afterModule', module: 'm2/s1/st1' } }] },
            ],
          }),
        ],
        batteries: [aBattery({ closes: undefined, schedule: { kind: 'before', module: 'm1' } })],
      },
      [],
    );
  });
});
