import { describe, test } from 'vitest';
import { aModule, aModuleWith } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: modules that forms complete', () => {
  test('without a mandatory form the module would never be done', () => {
    expectProblems(
      'CompletesByFormsWithoutForms',
      {
        modules: [
          aModule({ completes: { kind: 'forms' } }),
          {
            ...aModuleWith({ kind: 'form', id: 'st1', title: 'Frivilligt', form: 'f1', mandatory: false }),
            id: 'm2',
            title: 'Modul 2',
            completes: { kind: 'forms' },
          },
        ],
      },
      [
        'error modules[0].completes: Modulen ”Modul 1” blir klar av sina formulär men har inget obligatoriskt.',
        'error modules[1].completes: Modulen ”Modul 2” blir klar av sina formulär men har inget obligatoriskt.',
      ],
    );
  });

  test('with one it is fine', () => {
    expectProblems(
      'CompletesByFormsWithoutForms',
      { modules: [{ ...aModuleWith({ kind: 'form', id: 'st1', title: 'Fyll i', form: 'f1' }), completes: { kind: 'forms' } }] },
      [],
    );
  });
});
