import { describe, test } from 'vitest';
import { aModule, aStep } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: modules without content', () => {
  test('a module without steps is an error', () => {
    expectProblems(
      'EmptyModule',
      { modules: [aModule({ sections: [] }), aModule({ id: 'm2', title: 'Modul 2', sections: [{ id: 's1', title: 'Tomt', steps: [] }] })] },
      [
        'error modules[0].sections: Modulen ”Modul 1” har inget innehåll.',
        'error modules[1].sections: Modulen ”Modul 2” har inget innehåll.',
      ],
    );
  });

  test('an empty section beside a full one is a warning', () => {
    expectProblems(
      'EmptyModule',
      {
        modules: [
          aModule({
            sections: [
              { id: 's1', title: 'Fullt', steps: [aStep()] },
              { id: 's2', title: 'Tomt', steps: [] },
            ],
          }),
        ],
      },
      ['warning modules[0].sections[1].steps: Avsnittet ”Tomt” är tomt.'],
    );
  });
});
