import { describe, expect, test } from 'vitest';
import { form as formSchema } from '../../compiler/document/form.ts';
import { asked } from '../../scoring/asked.ts';
import { scoreForm } from '../../scoring/score.ts';

const sum = (questions: readonly string[], more: object = {}) => ({
  id: 'total',
  title: 't',
  method: { kind: 'sum', questions: [...questions], ...more },
  minimum: -100,
  maximum: 100,
  audience: ['staff'],
});
const form = formSchema.parse({
  id: 'f',
  title: 'F',
  questions: [
    { kind: 'yesNo', id: 'drinks', text: 'q' },
    { kind: 'number', id: 'glasses', text: 'q', shownWhen: 'answers.drinks = true' },
    { kind: 'calculated', id: 'week', text: 'q', expression: 'scores.glasses * 7' },
  ],
  results: [sum(['glasses', 'week'], { notShownIs: { glasses: 0 }, missingAllowed: 1 })],
});
const always = formSchema.parse({
  ...form,
  questions: [form.questions[0], { kind: 'number', id: 'glasses', text: 'q' }],
  results: [sum(['glasses'])],
});

describe('which questions were asked', () => {
  test('is worked out from the answers, with calculated values among them', () => {
    const found = asked(form, { drinks: true, glasses: 2 });
    expect([...found.asked]).toEqual(['drinks', 'glasses', 'week']);
    expect(found.answers).toEqual({ drinks: true, glasses: 2, week: 14 });
  });

  test('leaves out what was answered to a question that is not shown any more', () => {
    const found = asked(form, { drinks: false, glasses: 2 });
    expect(found.asked.has('glasses')).toBe(false);
    expect(found.answers).toEqual({ drinks: false });
  });

  test('is what is told, when it is told', () => {
    expect(asked(form, { drinks: true, glasses: 2 }, ['drinks'])).toEqual({ asked: new Set(['drinks']), answers: { drinks: true } });
    expect(asked(always, { drinks: true, glasses: 2 }, ['glasses'])).toEqual({ asked: new Set(['glasses']), answers: { glasses: 2 } });
  });

  test('is all of them in a form without conditions, and the answers are untouched', () => {
    const answers = { drinks: true, glasses: 2 };
    expect(asked(always, answers)).toEqual({ asked: new Set(['drinks', 'glasses']), answers });
    expect(asked(always, answers).answers).toBe(answers);
  });

  test('decides what a result counts', async () => {
    expect(await scoreForm(form, { drinks: true, glasses: 2 })).toMatchObject([
      { value: 16, inputs: { scores: { glasses: 2, week: 14 } } },
    ]);
    expect(await scoreForm(form, { drinks: false, glasses: 2 })).toMatchObject([{ value: 0, inputs: { notShown: { glasses: 0 } } }]);
    const context = { citizen: { age: null, sex: null }, earlier: [], others: {}, asked: ['drinks'] };
    expect(await scoreForm(form, { drinks: true, glasses: 2 }, context)).toMatchObject([
      { inputs: { scores: { glasses: 0, week: null } } },
    ]);
  });

  test('holds in groups too: what is calculated there is among the answers', () => {
    const grouped = formSchema.parse({
      id: 'f',
      title: 'F',
      questions: [
        {
          kind: 'group',
          id: 'g',
          text: 'q',
          questions: [
            { kind: 'number', id: 'dose', text: 'q' },
            { kind: 'calculated', id: 'twice', text: 'q', expression: 'scores.dose * 2' },
          ],
        },
      ],
      results: [],
    });
    expect(asked(grouped, { g: [{ dose: 2 }, { dose: 3 }] }).answers).toEqual({
      g: [
        { dose: 2, twice: 4 },
        { dose: 3, twice: 6 },
      ],
    });
  });
});
