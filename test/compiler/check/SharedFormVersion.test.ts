import { describe, test } from 'vitest';
import { aForm } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: forms that are used by name', () => {
  test('one without a version, with questions of its own, or not fetched, is reported', () => {
    expectProblems(
      'SharedFormVersion',
      {
        forms: [
          aForm(),
          { id: 'a', title: 'A', uses: 'phq-9' },
          { id: 'b', title: 'B', uses: 'phq-9', version: '2', questions: [{ kind: 'yesNo', id: 'y', text: 'Y' }] },
          { id: 'c', uses: 'phq-9', version: '2', title: 'C' },
        ],
      },
      [
        'error forms[1].uses: Skriv vilken version av ”phq-9” som ska användas.',
        'error forms[2].uses: Formuläret hämtas från ”phq-9” och kan inte ha egna frågor eller resultat.',
        'error forms[3].uses: Det delade formuläret ”phq-9” version 2 är inte hämtat.',
      ],
    );
  });

  test('one that was made of a shared form passes', () => {
    expectProblems('SharedFormVersion', { forms: [aForm({ sharedForm: { id: 'phq-9', version: '2' } })] }, []);
  });
});
