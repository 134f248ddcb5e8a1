import { describe, test } from 'vitest';
import { aBattery, aFlag, aForm, aModule, aResult, aStep } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: ids that stand twice', () => {
  test('a second module with the same id is reported, and where the first one is', () => {
    expectProblems('UniqueIds', { modules: [aModule(), aModule()] }, ['error modules[1].id: Id ”m1” används redan här ovanför.']);
  });

  test('forms, batteries and flags are looked at too', () => {
    expectProblems('UniqueIds', { forms: [aForm(), aForm()], batteries: [aBattery(), aBattery()], flags: [aFlag(), aFlag()] }, [
      'error forms[1].id: Id ”f1” används redan här ovanför.',
      'error batteries[1].id: Id ”b1” används redan här ovanför.',
      'error flags[1].id: Id ”fl1” används redan här ovanför.',
    ]);
  });

  test('a step is unique in its module, whichever section it stands in', () => {
    expectProblems(
      'UniqueIds',
      {
        modules: [
          aModule({
            sections: [
              { id: 's1', title: 'A', steps: [aStep('x')] },
              { id: 's2', title: 'B', steps: [aStep('x')] },
            ],
          }),
        ],
      },
      ['error modules[0].sections[1].steps[0].id: Id ”x” används redan här ovanför.'],
    );
  });

  test('the same step id in two modules is no problem', () => {
    expectProblems('UniqueIds', { modules: [aModule(), aModule({ id: 'm2' })] }, []);
  });

  test('questions, options and results are unique where they stand', () => {
    expectProblems(
      'UniqueIds',
      {
        forms: [
          aForm({
            questions: [
              {
                kind: 'singleChoice',
                id: 'one',
                text: 'A',
                options: [
                  { id: 'x', text: 'X', score: 0 },
                  { id: 'x', text: 'Y', score: 3 },
                ],
              },
              { kind: 'yesNo', id: 'one', text: 'B' },
            ],
            results: [aResult(), aResult()],
          }),
        ],
      },
      [
        'error forms[0].questions[0].options[1].id: Id ”x” används redan här ovanför.',
        'error forms[0].questions[1].id: Id ”one” används redan här ovanför.',
        'error forms[0].results[1].id: Id ”total” används redan här ovanför.',
      ],
    );
  });
});

describe('check: dates, events and start facts', () => {
  test('the same id twice, in each list', () => {
    expectProblems(
      'UniqueIds',
      {
        dates: [
          { id: 'a', title: 'A', question: 'A?' },
          { id: 'a', title: 'A', question: 'A?' },
        ],
        namedEvents: [
          { id: 'a', title: 'A' },
          { id: 'a', title: 'A' },
        ],
        startFacts: [
          { kind: 'yesNo', id: 'a', title: 'A' },
          {
            kind: 'choice',
            id: 'a',
            title: 'A',
            options: [
              { id: 'x', text: 'X' },
              { id: 'x', text: 'Y' },
            ],
          },
        ],
      },
      [
        'error dates[1].id: Id ”a” används redan här ovanför.',
        'error namedEvents[1].id: Id ”a” används redan här ovanför.',
        'error startFacts[1].id: Id ”a” används redan här ovanför.',
        'error startFacts[1].options[1].id: Id ”x” används redan här ovanför.',
      ],
    );
  });

  test('the same id in two lists is two things', () => {
    expectProblems(
      'UniqueIds',
      {
        dates: [{ id: 'a', title: 'A', question: 'A?' }],
        namedEvents: [{ id: 'a', title: 'A' }],
        startFacts: [{ kind: 'yesNo', id: 'a', title: 'A' }],
      },
      [],
    );
  });
});
