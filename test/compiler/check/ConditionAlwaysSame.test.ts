import { describe, test } from 'vitest';
import { aBattery, aFlag, aFlagWhen } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: conditions that always or never hold', () => {
  test('a limit past the maximum can never be reached', () => {
    expectProblems('ConditionAlwaysSame', { flags: [aFlagWhen('forms.f1.results.total >= 4')] }, [
      'warning flags[0].trigger.when: ”total >= 4” kan aldrig hålla, eftersom total ligger mellan 0 och 3.',
    ]);
  });

  test('a limit under the minimum always holds', () => {
    expectProblems('ConditionAlwaysSame', { flags: [aFlagWhen('forms.f1.answers.number >= 0')] }, [
      'warning flags[0].trigger.when: ”number >= 0” håller alltid, eftersom number ligger mellan 0 och 10.',
    ]);
  });

  test('the limit may stand first', () => {
    expectProblems('ConditionAlwaysSame', { flags: [aFlagWhen('3 < forms.f1.results.total')] }, [
      'warning flags[0].trigger.when: ”total > 3” kan aldrig hålla, eftersom total ligger mellan 0 och 3.',
    ]);
  });

  test('a limit that splits the range is fine', () => {
    expectProblems('ConditionAlwaysSame', { flags: [aFlagWhen('forms.f1.results.total = 3 or forms.f1.answers.number < 10')] }, []);
  });

  test('every part of a choice is looked at', () => {
    const said = (limit: number) =>
      `warning flags[0].trigger.when: ”total > ${limit}” kan aldrig hålla, eftersom total ligger mellan 0 och 3.`;
    const total = 'forms.f1.results.total';
    expectProblems('ConditionAlwaysSame', { flags: [aFlagWhen(`${total} > 4 ? ${total} > 5 : ${total} > 6`)] }, [
      said(4),
      said(5),
      said(6),
    ]);
    expectProblems('ConditionAlwaysSame', { flags: [aFlagWhen(`$not(${total} > 7) and ${total} > 1`)] }, [said(7)]);
  });

  test.each([
    ['< 0', 'kan aldrig hålla'],
    ['< 4', 'håller alltid'],
    ['<= 3', 'håller alltid'],
    ['<= -1', 'kan aldrig hålla'],
    ['> -1', 'håller alltid'],
    ['> 3', 'kan aldrig hålla'],
    ['>= 0', 'håller alltid'],
    ['>= 4', 'kan aldrig hålla'],
    ['= 4', 'kan aldrig hålla'],
    ['= -1', 'kan aldrig hålla'],
    ['!= 4', 'håller alltid'],
    ['!= -1', 'håller alltid'],
  ])('of a total from 0 to 3, ”%s” %s', (comparison, outcome) => {
    expectProblems('ConditionAlwaysSame', { flags: [aFlagWhen(`forms.f1.results.total ${comparison}`)] }, [
      `warning flags[0].trigger.when: ”total ${comparison}” ${outcome}, eftersom total ligger mellan 0 och 3.`,
    ]);
  });

  test.each(['< 1', '< 3', '<= 0', '<= 2', '> 0', '> 2', '>= 1', '>= 3', '= 0', '= 3', '!= 0', '!= 3', '+ 4'])(
    'of a total from 0 to 3, ”%s” may hold and may not',
    (comparison) => {
      expectProblems('ConditionAlwaysSame', { flags: [aFlagWhen(`forms.f1.results.total ${comparison}`)] }, []);
    },
  );

  test.each([
    ['4 <= forms.f1.results.total', '>= 4', 'kan aldrig hålla'],
    ['0 <= forms.f1.results.total', '>= 0', 'håller alltid'],
    ['3 >= forms.f1.results.total', '<= 3', 'håller alltid'],
    ['0 > forms.f1.results.total', '< 0', 'kan aldrig hålla'],
    ['4 = forms.f1.results.total', '= 4', 'kan aldrig hålla'],
  ])('%s is turned round', (written, turned, outcome) => {
    expectProblems('ConditionAlwaysSame', { flags: [aFlagWhen(written)] }, [
      `warning flags[0].trigger.when: ”total ${turned}” ${outcome}, eftersom total ligger mellan 0 och 3.`,
    ]);
  });
});

describe('check: start, batteries and what cannot be at once', () => {
  test('more missed than there are occasions, none missed without a due, an age outside its range', () => {
    expectProblems(
      'ConditionAlwaysSame',
      {
        startFacts: [{ kind: 'number', id: 'age', title: 'Ålder', minimum: 18 }],
        batteries: [aBattery(), aBattery({ id: 'b2', title: 'Andra', due: undefined })],
        flags: [
          aFlagWhen('batteries.b1.missed > 4'),
          aFlag({ id: 'fl2', trigger: { kind: 'condition', when: 'batteries.b2.missedInARow >= 1' } }),
          aFlag({ id: 'fl3', trigger: { kind: 'condition', when: 'start.age >= 18' } }),
        ],
      },
      [
        'warning flags[0].trigger.when: ”batteries.b1.missed > 4” kan aldrig hålla, eftersom batteries.b1.missed ligger mellan 0 och 4.',
        'warning flags[1].trigger.when: ”batteries.b2.missedInARow >= 1” kan aldrig hålla, eftersom batteries.b2.missedInARow ligger mellan 0 och 0.',
        'warning flags[2].trigger.when: ”start.age >= 18” håller alltid, eftersom start.age är minst 18.',
      ],
    );
  });

  test('limits that leave nothing between them, and two values at once', () => {
    expectProblems(
      'ConditionAlwaysSame',
      {
        flags: [
          aFlagWhen('forms.f1.results.total > 2 and forms.f1.results.total < 1'),
          aFlag({ id: 'fl2', trigger: { kind: 'condition', when: 'progress.m1 = "open" and progress.m1 in ["completed", "closed"]' } }),
          aFlag({ id: 'fl3', trigger: { kind: 'condition', when: 'true' } }),
        ],
      },
      [
        'warning flags[0].trigger.when: Villkoret kan aldrig hålla: det som det begär av ”forms.f1.results.total” går inte att uppfylla på en gång.',
        'warning flags[1].trigger.when: Villkoret kan aldrig hålla: det som det begär av ”progress.m1” går inte att uppfylla på en gång.',
        'warning flags[2].trigger.when: Villkoret håller alltid.',
      ],
    );
  });

  test('limits with something between them', () => {
    expectProblems(
      'ConditionAlwaysSame',
      {
        startFacts: [{ kind: 'number', id: 'age', title: 'Ålder', minimum: 18 }],
        flags: [
          aFlagWhen('forms.f1.results.total > 1 and 3 > forms.f1.results.total and start.age >= 19'),
          aFlag({ id: 'fl2', trigger: { kind: 'condition', when: 'batteries.b1.missed >= 4 or batteries.b1.missed < 1' } }),
        ],
      },
      [],
    );
  });
});
