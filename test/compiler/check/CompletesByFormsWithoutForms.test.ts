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

describe('check: sections and steps', () => {
  test('a section and a step without a mandatory form', () => {
    expectProblems(
      'CompletesByFormsWithoutForms',
      {
        modules: [
          aModule({
            sections: [
              {
                id: 's1',
                title: 'Avsnitt 1',
                completes: { kind: 'forms' },
                steps: [aStep(), { kind: 'form', id: 'st2', title: 'Fyll i', form: 'f1', mandatory: false }],
              },
              { id: 's2', title: 'Avsnitt 2', steps: [{ ...aStep('st3'), completes: { kind: 'forms' } }] },
            ],
          }),
        ],
      },
      [
        'error modules[0].sections[0].completes: Avsnittet ”Avsnitt 1” blir klart av sina formulär men har inget obligatoriskt.',
        'error modules[0].sections[1].steps[0].completes: Steget ”Läs” blir klart av sina formulär men har inget obligatoriskt.',
      ],
    );
  });

  test('one with', () => {
    expectProblems(
      'CompletesByFormsWithoutForms',
      {
        modules: [
          aModule({
            sections: [
              {
                id: 's1',
                title: 'Avsnitt 1',
                completes: { kind: 'forms' },
                steps: [aStep(), { kind: 'form', id: 'st2', title: 'Fyll i', form: 'f1' }],
              },
            ],
          }),
        ],
      },
      [],
    );
  });
});
