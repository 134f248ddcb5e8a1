import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAnswers } from '../../../compiler/answers/checkAnswers.ts';
import { formLogic } from '../../../compiler/answers/formLogic.ts';
import { shown } from '../../../compiler/answers/shown.ts';
import { shownAnswers } from '../../../compiler/answers/shownAnswers.ts';
import { tidyAnswers } from '../../../compiler/answers/tidyAnswers.ts';
import { withCalculated } from '../../../compiler/answers/withCalculated.ts';
import { form } from '../../../compiler/document/form.ts';
import type { Answers } from '../../../compiler/document/question.ts';

const options = [
  { id: 'never', text: 'Aldrig', score: 0 },
  { id: 'often', text: 'Ofta', score: 3 },
];

/** A form where most things depend on something before them. */
const asked = form.parse({
  id: 'alkohol',
  title: 'Alkohol',
  questions: [
    { kind: 'singleChoice', id: 'drinks', text: 'Hur ofta dricker du?', mandatory: true, options },
    { kind: 'number', id: 'glasses', text: 'Hur många glas?', mandatory: true, maximum: 40, shownWhen: 'answers.drinks != "never"' },
    { kind: 'information', id: 'much', text: 'Det är mycket.', shownWhen: 'answers.glasses > 9' },
    {
      kind: 'singleChoiceMatrix',
      id: 'when',
      text: 'När?',
      rows: [
        { id: 'alone', text: 'Ensam' },
        { id: 'friends', text: 'Med vänner' },
      ],
      options,
      shownWhen: '$exists(answers.glasses)',
    },
    {
      kind: 'yesNo',
      id: 'worried',
      text: 'Oroar du dig?',
      mandatory: true,
      shownWhen: 'answers.when.alone = "often" and scores.when.alone >= 3',
    },
    { kind: 'calculated', id: 'week', text: 'Glas i veckan', expression: 'answers.glasses * 7 / 3', decimals: 1, hidden: true },
    { kind: 'shortText', id: 'why', text: 'Varför?', shownWhen: 'answers.week > 20' },
    {
      kind: 'group',
      id: 'drugs',
      text: 'Läkemedel',
      questions: [
        { kind: 'shortText', id: 'name', text: 'Namn', mandatory: true },
        { kind: 'yesNo', id: 'daily', text: 'Varje dag?' },
        { kind: 'number', id: 'dose', text: 'Hur många?', mandatory: true, shownWhen: 'answers.daily = true and answers.drinks = "often"' },
        { kind: 'calculated', id: 'perWeek', text: 'I veckan', expression: 'answers.dose * 7' },
      ],
    },
    { kind: 'yesNo', id: 'list', text: 'Har du en lista?', shownWhen: '$count(answers.drugs) > 1' },
  ],
});
const { questions } = asked;
const logic = formLogic(asked);
const seen = (answers: Record<string, unknown>) => shown(questions, logic, answers);

describe('answers: what is shown', () => {
  test('a form without conditions shows everything', () => {
    const plain = form.parse({ id: 'f', title: 'F', questions: [{ kind: 'yesNo', id: 'a', text: 'A?' }] });
    expect(formLogic(plain)).toEqual({ shownWhen: {}, calculated: {} });
    expect(shown(plain.questions, formLogic(plain), {})).toEqual({ questions: ['a'], calculated: {}, groups: {} });
  });

  test('nothing answered shows what waits for nothing', () => {
    expect(seen({})).toEqual({ questions: ['drinks', 'week', 'drugs'], calculated: {}, groups: { drugs: [] } });
  });

  test('one answer brings the next, its score and what is calculated of it', () => {
    const answers = { drinks: 'often', glasses: 10, when: { alone: 'often' } };
    expect(seen(answers).questions).toEqual(['drinks', 'glasses', 'much', 'when', 'worried', 'week', 'why', 'drugs']);
    expect(seen(answers).calculated).toEqual({ week: 23.3 });
  });

  test('what was answered to a question that is no longer shown is as if it were not there', () => {
    const answers = { drinks: 'never', glasses: 10, when: { alone: 'often' }, worried: true };
    expect(seen(answers)).toMatchObject({ questions: ['drinks', 'week', 'drugs'], calculated: {} });
    expect(shownAnswers(questions, logic, answers)).toEqual({ drinks: 'never' });
  });

  test('in a repetition the form’s answers and its own are seen, and no other repetition’s', () => {
    const answers = { drinks: 'often', glasses: 1, drugs: [{ name: 'A', daily: true, dose: 2 }, { name: 'B', dose: 5 }, {}] };
    expect(seen(answers).groups['drugs']).toEqual([
      { questions: ['name', 'daily', 'dose', 'perWeek'], calculated: { perWeek: 14 } },
      { questions: ['name', 'daily', 'perWeek'], calculated: {} },
      { questions: ['name', 'daily', 'perWeek'], calculated: {} },
    ]);
    expect(seen(answers).questions).toContain('list');
    expect(shownAnswers(questions, logic, answers as Answers)['drugs']).toEqual([{ name: 'A', daily: true, dose: 2 }, { name: 'B' }, {}]);
    expect(withCalculated(questions, logic, answers as Answers)).toMatchObject({
      week: 2.3,
      drugs: [{ name: 'A', dose: 2, perWeek: 14 }, { name: 'B' }, {}],
    });
  });

  test('at saving an answer to what is not shown is refused, and what is not shown is not mandatory; a draft keeps it', () => {
    const answers = { drinks: 'never', glasses: 10 };
    expect(checkAnswers(questions, answers, 'save', logic)).toEqual([
      { question: 'glasses', message: 'Frågan visas inte med de här svaren och kan inte ha något svar.' },
    ]);
    expect(checkAnswers(questions, { drinks: 'never' }, 'save', logic)).toEqual([]);
    expect(checkAnswers(questions, answers, 'draft', logic)).toEqual([]);
    expect(checkAnswers(questions, { drinks: 'often' }, 'save', logic)).toEqual([{ question: 'glasses', message: 'Svara på frågan.' }]);
    const group = [
      { name: 'A', dose: 5 },
      { name: 'B', daily: true },
    ];
    expect(checkAnswers(questions, { drinks: 'often', glasses: 1, drugs: group }, 'save', logic)).toEqual([
      { question: 'drugs', message: 'Frågan visas inte med de här svaren och kan inte ha något svar.', at: [0, 'dose'] },
      { question: 'drugs', message: 'Svara på frågan.', at: [1, 'dose'] },
    ]);
  });

  test('a calculated value is never sent', () => {
    expect(checkAnswers(questions, { drinks: 'never', week: 3 }, 'save', logic)).toEqual([
      { question: 'week', message: 'Ett uträknat värde skickas inte in.' },
    ]);
  });

  test('a calculation that cannot be made has no value: division by nothing, text for a number', () => {
    const made = form.parse({
      id: 'f',
      title: 'F',
      questions: [
        { kind: 'number', id: 'a', text: 'A' },
        { kind: 'calculated', id: 'share', text: 'Andel', expression: '1 / answers.a' },
        { kind: 'calculated', id: 'word', text: 'Ord', expression: 'answers.a > 1 ? "mycket" : "lite"' },
        { kind: 'calculated', id: 'both', text: 'Båda', expression: 'answers.share + answers.word' },
      ],
    });
    const of = (a: unknown) => shown(made.questions, formLogic(made), { a }).calculated;
    expect(of(0)).toEqual({ word: 'lite' });
    expect(of(2)).toEqual({ share: 0.5, word: 'mycket' });
    expect(of('två')).toEqual({});
  });
});

describe('answers: what a condition can look at', () => {
  /** Which of the questions that wait for something are shown. */
  const waiting = (conditions: Readonly<Record<string, string>>, answers: Record<string, unknown>) => {
    const made = form.parse({
      id: 'f',
      title: 'F',
      questions: [
        { kind: 'multipleChoice', id: 'many', text: 'Välj', options },
        { kind: 'number', id: 'number', text: 'Hur många?' },
        {
          kind: 'singleChoiceMatrix',
          id: 'when',
          text: 'När?',
          rows: [
            { id: 'alone', text: 'Ensam' },
            { id: 'friends', text: 'Vänner' },
          ],
          options,
        },
        { kind: 'information', id: 'words', text: 'Tänk efter.' },
        { kind: 'calculated', id: 'word', text: 'Ord', expression: 'answers.number > 1 ? "mycket" : "lite"' },
        { kind: 'calculated', id: 'twice', text: 'Två', expression: 'answers.number * 2' },
        { kind: 'group', id: 'drugs', text: 'Läkemedel', questions: [{ kind: 'shortText', id: 'name', text: 'Namn' }] },
        ...Object.entries(conditions).map(([id, shownWhen]) => ({ kind: 'yesNo' as const, id, text: id, shownWhen })),
      ],
    });
    return shown(made.questions, formLogic(made), answers).questions.filter((id) => id in conditions);
  };

  test('answers of a kind that no question has are as if they were not there', () => {
    const conditions = { a: '$exists(answers.many)', b: '$exists(answers.number)', c: '$exists(answers.when.alone)' };
    expect(waiting(conditions, { many: ['never'], number: 1, when: { alone: 'never' } })).toEqual(['a', 'b', 'c']);
    expect(waiting(conditions, { many: ['never', 1], number: Number.NaN, when: { alone: 'never', friends: 5n } })).toEqual([]);
    expect(waiting(conditions, { many: [1], number: Infinity, when: { alone: { deep: 'never' } } })).toEqual([]);
    expect(waiting(conditions, { many: [], number: null, when: {} })).toEqual([]);
    expect(waiting(conditions, { many: () => 1, number: 1n, when: Symbol('x') })).toEqual([]);
  });

  test('repetitions with something in them are counted, and none is none', () => {
    const conditions = { a: '$exists(answers.drugs)', b: '$count(answers.drugs) = 1', c: '$count(answers.drugs) = 2' };
    expect(waiting(conditions, {})).toEqual([]);
    expect(waiting(conditions, { drugs: [{}, { name: ' ' }] })).toEqual([]);
    expect(waiting(conditions, { drugs: [{ name: 'A' }, {}] })).toEqual(['a', 'b']);
    expect(waiting(conditions, { drugs: [{ name: 'A' }, 'x', { name: 'B' }] })).toEqual(['a', 'c']);
  });

  test('a calculated number is a score, a calculated text is none', () => {
    const conditions = { a: '$exists(scores.twice)', b: '$exists(scores.word)', c: 'answers.word = "lite"', d: 'scores.twice = 2' };
    expect(waiting(conditions, { number: 1 })).toEqual(['a', 'c', 'd']);
  });

  test('what is sent to words and to a calculated value is not looked at', () => {
    const conditions = { a: '$exists(answers.words)', b: 'answers.twice = 100' };
    expect(waiting(conditions, { words: 'x', twice: 100, number: 3 })).toEqual([]);
    const kept = shownAnswers(questions, logic, { drinks: 'often', glasses: 10, much: 'x', week: 3 });
    expect(kept).toEqual({ drinks: 'often', glasses: 10 });
  });

  test('a hundred repetitions are looked at, and no more', () => {
    expect(seen({ drugs: Array.from({ length: 101 }, () => ({ name: 'A' })) }).groups['drugs']).toHaveLength(100);
  });

  test('scores of the form are seen in a repetition', () => {
    const made = form.parse({
      id: 'f',
      title: 'F',
      questions: [
        { kind: 'singleChoice', id: 'drinks', text: 'Hur ofta?', options },
        { kind: 'group', id: 'g', text: 'G', questions: [{ kind: 'yesNo', id: 'i', text: 'I', shownWhen: 'scores.drinks = 3' }] },
      ],
    });
    const inGroup = (drinks: string) => shown(made.questions, formLogic(made), { drinks, g: [{}] }).groups['g'];
    expect(inGroup('often')).toEqual([{ questions: ['i'], calculated: {} }]);
    expect(inGroup('never')).toEqual([{ questions: [], calculated: {} }]);
  });

  test('a calculated value is a number, a text or true and false, and nothing is never less than nothing', () => {
    const made = form.parse({
      id: 'f',
      title: 'F',
      questions: [
        { kind: 'multipleChoice', id: 'many', text: 'Välj', options },
        { kind: 'number', id: 'a', text: 'A' },
        { kind: 'calculated', id: 'list', text: 'Lista', expression: 'answers.many' },
        { kind: 'calculated', id: 'is', text: 'Är', expression: 'answers.a < 0' },
        { kind: 'calculated', id: 'zero', text: 'Noll', expression: '0 * answers.a' },
        { kind: 'calculated', id: 'round', text: 'Rund', expression: 'answers.a / 100', decimals: 1 },
        { kind: 'calculated', id: 'gone', text: 'Borta', expression: 'answers.a > 0 ? 1' },
      ],
    });
    const { calculated } = shown(made.questions, formLogic(made), { many: ['never', 'often'], a: -1 });
    expect(calculated).toEqual({ is: true, zero: 0, round: 0 });
    expect(Object.keys(calculated)).toEqual(['is', 'zero', 'round']);
  });

  test('what is worked out stands beside what was answered, and nothing that is not shown does', () => {
    expect(withCalculated(questions, logic, { drinks: 'never', glasses: 10, list: true })).toEqual({ drinks: 'never' });
    expect(withCalculated(questions, logic, { drinks: 'often', glasses: 3 })).toEqual({ drinks: 'often', glasses: 3, week: 7 });
  });
});

const anyAnswers = fc.record(
  {
    drinks: fc.constantFrom('never', 'often', 'x'),
    glasses: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.constant('tio')),
    when: fc.dictionary(fc.constantFrom('alone', 'friends'), fc.constantFrom('never', 'often')),
    worried: fc.boolean(),
    why: fc.string(),
    drugs: fc.array(fc.record({ name: fc.string(), daily: fc.boolean(), dose: fc.integer({ min: 0, max: 9 }) }, { requiredKeys: [] }), {
      maxLength: 4,
    }),
    list: fc.boolean(),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Answers>;

describe('answers: what always holds', () => {
  test('taking away what is not shown changes nothing of what is shown, and then there is nothing more to take away', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const left = shownAnswers(questions, logic, answers);
        expect(shown(questions, logic, left)).toEqual(shown(questions, logic, answers));
        expect(shownAnswers(questions, logic, left)).toEqual(left);
      }),
      { numRuns: 1000 },
    );
  });

  test('tidied answers are as right as they were, and tidying twice is tidying once', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const left = shownAnswers(questions, logic, answers);
        const tidy = tidyAnswers(questions, left);
        expect(tidyAnswers(questions, tidy)).toEqual(tidy);
        if (checkAnswers(questions, left, 'save', logic).length === 0) expect(checkAnswers(questions, tidy, 'save', logic)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test('no answers are said to be to a question that is not shown once those have been taken away', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        for (const { message } of checkAnswers(questions, shownAnswers(questions, logic, answers), 'save', logic))
          expect(message).not.toContain('visas inte');
      }),
      { numRuns: 500 },
    );
  });
});
