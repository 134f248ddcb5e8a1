import { describe, test } from 'vitest';
import { aForm } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: forms without questions', () => {
  test('only information is no form', () => {
    expectProblems(
      'EmptyForm',
      { forms: [aForm({ questions: [{ kind: 'information', id: 'i', text: 'Läs.' }], results: [] })], flags: [] },
      ['error forms[0].questions: Formuläret ”Formulär 1” har ingen fråga att svara på.'],
    );
  });
});
