import { describe, test } from 'vitest';
import { aModule } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: a moment that ends with its modules', () => {
  test('one that never is completed keeps it from ending', () => {
    expectProblems(
      'EndsWhenCompleted',
      { endsWhenCompleted: ['m2'], modules: [aModule(), aModule({ id: 'm2', title: 'Modul 2', completes: { kind: 'never' } })] },
      ['error endsWhenCompleted[0]: Momentet slutar aldrig, eftersom ”Modul 2” aldrig blir klar av sig själv.'],
    );
  });

  test('all of them counts each', () => {
    expectProblems(
      'EndsWhenCompleted',
      { endsWhenCompleted: 'all', modules: [aModule(), aModule({ id: 'm2', title: 'Modul 2', completes: { kind: 'never' } })] },
      ['error endsWhenCompleted: Momentet slutar aldrig, eftersom ”Modul 2” aldrig blir klar av sig själv.'],
    );
  });

  test('without modules there is nothing to complete', () => {
    expectProblems('EndsWhenCompleted', { endsWhenCompleted: 'all', modules: [] }, [
      'error endsWhenCompleted: Momentet har inga moduler att bli klar med.',
    ]);
  });

  test('others may go on', () => {
    expectProblems(
      'EndsWhenCompleted',
      { endsWhenCompleted: ['m1'], modules: [aModule(), aModule({ id: 'm2', completes: { kind: 'never' } })] },
      [],
    );
  });
});
