import { describe, test } from 'vitest';
import { aModule } from './base.ts';
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
