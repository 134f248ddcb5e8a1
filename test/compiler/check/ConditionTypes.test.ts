import { describe, test } from 'vitest';
import { aFlagWhen, aForm, aModule, aResult } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: types in conditions', () => {
  test('free text may not stand in a condition', () => {
    expectProblems('ConditionTypes', { flags: [aFlagWhen('forms.f1.answers.free = "hjälp"')] }, [
      'error flags[0].trigger.when: Svaret på ”free” är fritext och får inte användas i ett villkor.',
    ]);
  });

  test('not even whether there is any', () => {
    expectProblems('ConditionTypes', { flags: [aFlagWhen('$exists(forms.f1.answers.free)')] }, [
      'error flags[0].trigger.when: Svaret på ”free” är fritext och får inte användas i ett villkor.',
    ]);
  });

  test('a text compared with a number is reported', () => {
    expectProblems('ConditionTypes', { flags: [aFlagWhen('forms.f1.answers.day > 5')] }, [
      'error flags[0].trigger.when: En text kan inte jämföras med ett tal.',
    ]);
  });

  test('an option has no order, and the sentence says what to write instead', () => {
    expectProblems('ConditionTypes', { flags: [aFlagWhen('forms.f1.answers.one >= 1')] }, [
      'error flags[0].trigger.when: Svaret på ”one”, som är ett alternativ, har ingen ordning och kan inte jämföras med ”>=”. Jämför med alternativens id med ”in”, eller gör ett resultat av frågan och jämför det.',
    ]);
  });

  test('an option that is not there is reported with those that are', () => {
    expectProblems('ConditionTypes', { flags: [aFlagWhen('forms.f1.answers.one in ["a3", "a4"]')] }, [
      'error flags[0].trigger.when: "a4" är inget alternativ i frågan ”one”. Alternativen är "a0", "a1", "a2", "a3".',
    ]);
  });

  test('several options are looked into, not compared', () => {
    expectProblems('ConditionTypes', { flags: [aFlagWhen('forms.f1.answers.many = "a1"')] }, [
      'error flags[0].trigger.when: Svaret på ”many” är flera alternativ. Skriv ”alternativ” in följt av vägen i stället för =.',
    ]);
  });

  test('an unknown one among several is reported', () => {
    expectProblems('ConditionTypes', { flags: [aFlagWhen('"a7" in forms.f1.answers.many')] }, [
      'error flags[0].trigger.when: "a7" är inget alternativ i frågan ”many”. Alternativen är "a0", "a1".',
    ]);
  });

  test('yes and no are not numbers to count with', () => {
    expectProblems('ConditionTypes', { flags: [aFlagWhen('forms.f1.answers.yes + 1 > 1')] }, [
      'error flags[0].trigger.when: Med ”+” räknar man bara tal. Ett ja eller nej är inget tal.',
    ]);
  });

  test('information has no answer', () => {
    expectProblems('ConditionTypes', { flags: [aFlagWhen('$exists(forms.f1.answers.words)')] }, [
      'error flags[0].trigger.when: ”words” är en informationstext och har inget svar.',
    ]);
  });

  test('the whole must be true or false', () => {
    expectProblems('ConditionTypes', { flags: [aFlagWhen('forms.f1.results.total')] }, [
      'error flags[0].trigger.when: Villkoret ska vara sant eller falskt. Jämför värdet med något, eller använd $exists.',
    ]);
  });

  test('a number is not looked for in a number', () => {
    expectProblems('ConditionTypes', { flags: [aFlagWhen('1 in forms.f1.results.total')] }, [
      'error flags[0].trigger.when: Till höger om ”in” står en lista inom hakparentes eller svaret på en flervalsfråga.',
    ]);
  });

  test('what fits together passes', () => {
    expectProblems(
      'ConditionTypes',
      {
        flags: [
          aFlagWhen(
            'forms.f1.answers.one = "a3" or "a1" in forms.f1.answers.many or forms.f1.answers.day < "2026-12-24" or forms.f1.answers.number * 2 > forms.f1.results.total or forms.f1.answers.yes',
          ),
        ],
      },
      [],
    );
  });

  const one = 'Svaret på ”one”, som är ett alternativ,';
  const many = 'Svaret på ”many”, som är flera alternativ,';
  const advice = ' Jämför med alternativens id med ”in”, eller gör ett resultat av frågan och jämför det.';
  const whole = 'Villkoret ska vara sant eller falskt. Jämför värdet med något, eller använd $exists.';

  test.each([
    ['forms.f1.answers.one + 1 > 2', `Med ”+” räknar man bara tal. ${one} är inget tal.${advice}`],
    ['1 - forms.f1.answers.day > 2', 'Med ”-” räknar man bara tal. En text är inget tal.'],
    ['forms.f1.answers.many * 2 > 2', `Med ”*” räknar man bara tal. ${many} är inget tal.`],
    ['2 / "två" > 1', 'Med ”/” räknar man bara tal. En text är inget tal.'],
    ['true % 2 = 1', 'Med ”%” räknar man bara tal. Ett ja eller nej är inget tal.'],
    ['-forms.f1.answers.yes > 1', 'Med ”-” räknar man bara tal. Ett ja eller nej är inget tal.'],
    ['forms.f1.answers.yes = 1', 'Ett ja eller nej kan inte jämföras med ett tal.'],
    ['"a" != forms.f1.answers.number', 'En text kan inte jämföras med ett tal.'],
    ['forms.f1.answers.one = "a7"', '"a7" är inget alternativ i frågan ”one”. Alternativen är "a0", "a1", "a2", "a3".'],
    ['"a7" != forms.f1.answers.one', '"a7" är inget alternativ i frågan ”one”. Alternativen är "a0", "a1", "a2", "a3".'],
    ['forms.f1.answers.one = 2', '2 är inget alternativ i frågan ”one”. Alternativen är "a0", "a1", "a2", "a3".'],
    ['forms.f1.answers.one = forms.f1.answers.yes', `${one} kan inte jämföras med ett ja eller nej.`],
    ['"a1" = forms.f1.answers.many', 'Svaret på ”many” är flera alternativ. Skriv ”alternativ” in följt av vägen i stället för =.'],
    ['2 < forms.f1.answers.many', `${many} har ingen ordning och kan inte jämföras med ”<”.`],
    ['forms.f1.answers.yes <= true', 'Ett ja eller nej har ingen ordning och kan inte jämföras med ”<=”.'],
    ['"a" > forms.f1.answers.one', `${one} har ingen ordning och kan inte jämföras med ”>”.${advice}`],
    ['1 >= forms.f1.answers.day', 'Ett tal kan inte jämföras med en text.'],
    ['forms.f1.answers.many in ["a0"]', 'Till vänster om ”in” står ett enda värde, inte flera.'],
    ['forms.f1.answers.number in forms.f1.answers.many', 'Ett tal kan inte finnas bland alternativ.'],
    ['forms.f1.answers.number in [1, "två"]', 'Ett tal kan inte jämföras med "två".'],
    ['forms.f1.answers.day in ["2026-11-22", 5]', 'En text kan inte jämföras med 5.'],
    ['"a" in "abc"', 'Till höger om ”in” står en lista inom hakparentes eller svaret på en flervalsfråga.'],
    ['$count(forms.f1.answers.many)', whole],
    ['$count(forms.f1.answers.free) > 1', 'Svaret på ”free” är fritext och får inte användas i ett villkor.'],
    ['forms.f1.answers.number + 1', whole],
    ['-forms.f1.answers.number', whole],
    ['"ja"', whole],
    ['forms.f1.answers.yes ? 1 : 2', whole],
    ['forms.f1.answers.yes ? 1', whole],
    ['forms.f1.answers.yes ? "ja" : "nej"', whole],
    ['forms.f1.answers.free ? true : false', 'Svaret på ”free” är fritext och får inte användas i ett villkor.'],
    ['forms.f1.answers.yes ? forms.f1.answers.free > "a" : true', 'Svaret på ”free” är fritext och får inte användas i ett villkor.'],
    ['forms.f1.answers.yes ? true : "a" < 1', 'En text kan inte jämföras med ett tal.'],
    ['forms.f1.answers.yes and "a" < 1', 'En text kan inte jämföras med ett tal.'],
    ['"a" < 1 or forms.f1.answers.yes', 'En text kan inte jämföras med ett tal.'],
  ])('%s is refused', (condition, message) => {
    expectProblems('ConditionTypes', { flags: [aFlagWhen(condition)] }, [`error flags[0].trigger.when: ${message}`]);
  });

  test.each([
    'forms.f1.answers.yes ? forms.f1.answers.number > 2 : true',
    'forms.f1.answers.yes ? true',
    'forms.f1.answers.yes ? 1 : true',
    '(forms.f1.answers.yes ? 1 : 2) > 1',
    'forms.f1.answers.yes = true',
    'forms.f1.answers.one != "a1"',
    '"a1" = forms.f1.answers.one',
    'forms.f1.answers.one = forms.f1.answers.day',
    'forms.f1.answers.one in forms.f1.answers.many',
    'forms.f1.answers.number in [1, 2.5]',
    'forms.f1.answers.yes in [true, false]',
    '$count(forms.f1.answers.many) >= 1',
    '-forms.f1.answers.number < 1',
    'forms.f1.answers.number % 2 = 1',
    'forms.f1.answers.number in forms.f9.answers.x',
    'forms.f9.answers.x in ["a", 1]',
    'forms.f9.answers.x + 1 > 2 and forms.f9.answers.x = "a" and forms.f9.answers.x',
  ])('%s passes', (condition) => {
    expectProblems('ConditionTypes', { flags: [aFlagWhen(condition)] }, []);
  });

  test('a long list of options is told by its first eight', () => {
    const options = Array.from({ length: 10 }, (_, index) => ({ id: `o${index}`, text: `${index}` }));
    expectProblems(
      'ConditionTypes',
      {
        forms: [aForm({ questions: [{ kind: 'singleChoice', id: 'one', text: 'Välj', options }], results: [] })],
        flags: [aFlagWhen('forms.f1.answers.one = "x"')],
      },
      [
        'error flags[0].trigger.when: "x" är inget alternativ i frågan ”one”. Alternativen är "o0", "o1", "o2", "o3", "o4", "o5", "o6", "o7".',
      ],
    );
  });

  test('a result written in JSONata may come to anything', () => {
    const free = aResult({ method: { kind: 'jsonata', expression: 'scores.one' } });
    for (const condition of ['forms.f1.results.total', 'forms.f1.results.total = "a"', 'forms.f1.results.total > 2'])
      expectProblems('ConditionTypes', { forms: [aForm({ results: [free] })], flags: [aFlagWhen(condition)] }, []);
  });
});

describe('check: what a form itself works out', () => {
  const options = ['a', 'b'].map((id) => ({ id, text: id }));
  const before = [
    { kind: 'yesNo' as const, id: 'yes', text: 'Ja?' },
    { kind: 'number' as const, id: 'number', text: 'Hur många?' },
    { kind: 'shortText' as const, id: 'free', text: 'Berätta' },
    { kind: 'multipleChoice' as const, id: 'many', text: 'Välj', options },
    { kind: 'group' as const, id: 'g', text: 'G', questions: [{ kind: 'yesNo' as const, id: 'i', text: 'I' }] },
  ];
  const several = 'Ett uträknat värde är ett tal, en text eller sant och falskt, inte flera på en gång.';
  const written = 'Ett uträknat värde får inte vara det som någon skrivit. Jämför det med något, eller använd $exists.';

  test.each([
    ['answers.many', [several]],
    ['answers.g', [several]],
    ['answers.free', [written]],
    ['answers.yes ? answers.free : "nej"', [written]],
    ['answers.yes ? "ja" : answers.free', [written]],
    ['answers.free + 1', ['Med ”+” räknar man bara tal. En text är inget tal.']],
    ['answers.number * 2', []],
    ['answers.yes ? "ja" : "nej"', []],
    ['answers.yes', []],
    ['answers.yes and answers.number > 1', []],
    ['$exists(answers.free)', []],
    ['answers.free = "ja"', []],
    ['$count(answers.many)', []],
  ])('%s worked out', (expression, faults) => {
    expectProblems(
      'ConditionTypes',
      { forms: [aForm({ questions: [...before, { kind: 'calculated', id: 'c', text: 'C', expression }], results: [] })], flags: [] },
      faults.map((fault) => `error forms[0].questions[5].expression: ${fault}`),
    );
  });

  test.each([
    ['answers.number', ['Villkoret ska vara sant eller falskt. Jämför värdet med något, eller använd $exists.']],
    ['answers.free', ['Villkoret ska vara sant eller falskt. Jämför värdet med något, eller använd $exists.']],
    ['answers.many', ['Villkoret ska vara sant eller falskt. Jämför värdet med något, eller använd $exists.']],
    ['answers.yes + 1', ['Med ”+” räknar man bara tal. Ett ja eller nej är inget tal.']],
    ['answers.yes', []],
    ['answers.gone', []],
    ['answers.number +', []],
  ])('%s as what a question waits for', (shownWhen, faults) => {
    expectProblems(
      'ConditionTypes',
      { forms: [aForm({ questions: [...before, { kind: 'yesNo', id: 'q', text: 'Q', shownWhen }], results: [] })], flags: [] },
      faults.map((fault) => `error forms[0].questions[5].shownWhen: ${fault}`),
    );
  });
});

describe('check: start, progress and batteries', () => {
  test('a status that there is none, an order between statuses, an option that is not there, a yes against a number', () => {
    expectProblems(
      'ConditionTypes',
      {
        startFacts: [
          { kind: 'choice', id: 'who', title: 'Vem', options: [{ id: 'parent', text: 'Förälder' }] },
          { kind: 'yesNo', id: 'yes', title: 'Ja' },
        ],
        flags: [
          aFlagWhen(
            'progress.m1 = "klar" or progress.m1 in ["open", "done"] or progress.m1 > "open" or start.who = "child" or start.yes > 3',
          ),
        ],
      },
      [
        'error flags[0].trigger.when: Modulen ”m1” kan inte vara "klar". Skriv "locked", "open", "completed", "closed".',
        'error flags[0].trigger.when: Modulen ”m1” kan inte vara "done". Skriv "locked", "open", "completed", "closed".',
        'error flags[0].trigger.when: Hur det går med ”m1” har ingen ordning och kan inte jämföras med ”>”.',
        'error flags[0].trigger.when: "child" är inget alternativ i frågan ”who”. Alternativen är "parent".',
        'error flags[0].trigger.when: Ett ja eller nej har ingen ordning och kan inte jämföras med ”>”.',
      ],
    );
  });

  test('a count is no truth value, in an opening as in a flag', () => {
    expectProblems(
      'ConditionTypes',
      {
        modules: [
          aModule({
            opens: { kind: 'condition', when: 'batteries.b1.missed' },
            closes: { kind: 'condition', when: 'progress.m1 and forms.f1.answers.free = "x"' },
          }),
        ],
      },
      [
        'error modules[0].opens.when: Villkoret ska vara sant eller falskt. Jämför värdet med något, eller använd $exists.',
        'error modules[0].closes.when: Svaret på ”free” är fritext och får inte användas i ett villkor.',
      ],
    );
  });

  test('what can be compared', () => {
    expectProblems(
      'ConditionTypes',
      {
        startFacts: [
          { kind: 'choice', id: 'who', title: 'Vem', options: [{ id: 'parent', text: 'Förälder' }] },
          { kind: 'yesNo', id: 'yes', title: 'Ja' },
          { kind: 'number', id: 'age', title: 'Ålder' },
        ],
        flags: [
          aFlagWhen(
            'progress.m1 in ["open", "completed"] and start.who = "parent" and start.yes and start.age >= 18 and batteries.b1.answered > 1',
          ),
        ],
      },
      [],
    );
  });
});
