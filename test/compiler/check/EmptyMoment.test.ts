import { describe, test } from 'vitest';
import { aModule } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: a moment without content', () => {
  test('neither modules nor batteries is an error', () => {
    expectProblems('EmptyMoment', { modules: [], batteries: [], flags: [] }, [
      'error modules: Momentet har varken moduler eller mätbatterier.',
    ]);
  });

  test('only batteries is a moment for group treatment', () => {
    expectProblems('EmptyMoment', { modules: [] }, []);
  });

  test('only modules is a moment too', () => {
    expectProblems('EmptyMoment', { modules: [aModule()], batteries: [] }, []);
  });
});
