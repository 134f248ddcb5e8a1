import { describe, test } from 'vitest';
import { aModule, aModuleWith, aStep } from './base.ts';
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

  test('one mandatory form in any of its sections is enough', () => {
    const module = aModuleWith({ kind: 'form', id: 'st1', title: 'Fyll i', form: 'f1' });
    const sections = [{ id: 's0', title: 'Läs', steps: [aStep('st0')] }, ...(module.sections ?? [])];
    expectProblems('CompletesByFormsWithoutForms', { modules: [{ ...module, sections, completes: { kind: 'forms' } }] }, []);
  });
});
