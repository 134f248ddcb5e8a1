import { describe, expect, test } from 'vitest';
import { checkAnswers } from '../../compiler/answers/checkAnswers.ts';
import { form } from '../../compiler/document/form.ts';
import { scoreForm } from '../../scoring/score.ts';
import { answersTo } from '../../simulator/answers.ts';
import { exampleMoment } from '../support/exampleMoment.ts';

const forms = [...exampleMoment('somnskola').moment.forms, ...exampleMoment('oro-kort').moment.forms];
const moods = Array.from({ length: 40 }, (_, index) => ({ burden: index / 39, seed: `s${index}`, occasion: `o${index % 7}` }));

describe('answersTo', () => {
  test.each(forms)('answers to $title are valid whatever the mood', (each) => {
    for (const mood of moods) expect(checkAnswers(each.questions, answersTo(each, mood))).toEqual([]);
  });

  test.each(forms)('every result of $title can be calculated', async (each) => {
    for (const mood of moods) expect((await scoreForm(each, answersTo(each, mood))).filter(({ failure }) => failure !== null)).toEqual([]);
  });

  test('the same mood gives the same answers, another occasion others', () => {
    const [first] = forms;
    if (!first) throw new Error('No form.');
    const mood = { burden: 0.5, seed: 'a', occasion: '1' };
    expect(answersTo(first, mood)).toEqual(answersTo(first, mood));
    expect(
      new Set(['1', '2', '3', '4', '5', '6'].map((occasion) => JSON.stringify(answersTo(first, { ...mood, occasion })))).size,
    ).toBeGreaterThan(1);
  });

  test('who is worse off scores higher on PHQ-9', async () => {
    const phq9 = forms.find(({ id }) => id === 'phq9');
    if (!phq9) throw new Error('No form.');
    const mean = async (burden: number) => {
      const totals = await Promise.all(
        moods.map(async ({ seed, occasion }) => (await scoreForm(phq9, answersTo(phq9, { burden, seed, occasion })))[0]?.value),
      );
      return totals.reduce<number>((sum, value) => sum + Number(value), 0) / totals.length;
    };
    expect(await mean(0.1)).toBeLessThan(await mean(0.5));
    expect(await mean(0.5)).toBeLessThan(await mean(0.9));
  });

  test('narrow forms are answered inside their limits', () => {
    const narrow = form.parse({
      id: 'trang',
      title: 'Trång',
      questions: [
        {
          id: 'flera',
          kind: 'multipleChoice',
          text: 'Välj två',
          mandatory: true,
          minimum: 2,
          maximum: 2,
          options: ['a', 'b', 'c'].map((id) => ({ id, text: id })),
        },
        { id: 'tal', kind: 'number', text: 'Hur mycket', mandatory: true, unit: 'kg', minimum: 71.25, maximum: 71.5, decimals: 2 },
        { id: 'dag', kind: 'date', text: 'Vilken dag', mandatory: true },
        { id: 'kort', kind: 'shortText', text: 'Kort', mandatory: true, maximumLength: 3 },
        { id: 'skala', kind: 'scale', text: 'Hur', mandatory: true, minimum: -3, maximum: -1, minimumText: 'Lite', maximumText: 'Mycket' },
      ],
    });
    for (const mood of moods) expect(checkAnswers(narrow.questions, answersTo(narrow, mood))).toEqual([]);
  });
});
