import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { form as formSchema } from '../../compiler/document/form.ts';
import { scoreForm } from '../../scoring/score.ts';
import { raised } from '../support/exampleLife.ts';
import { exampleDocument, exampleMoment } from '../support/exampleMoment.ts';
import { saved, scriptedLife } from '../support/scriptedLife.ts';

const NAME = 'alkohol';
const { moment, plan } = exampleMoment(NAME);
const audit = formSchema.parse(JSON.parse(exampleDocument('instruments/audit')));

describe('Testa dina alkoholvanor', () => {
  test('has neither errors nor warnings', () => expect(compile(exampleDocument(NAME)).problems).toEqual([]));

  test('nobody writes in it', () => expect(plan.messages).toBe(false));

  test('who has had withdrawal is told of before anything else', async () => {
    expect(raised(await scriptedLife(NAME, [{ day: 0.1, act: saved(NAME, 'hjalp', { morgon: true }) }], 1))).toContain('abstinens');
    expect(plan.flags.find(({ id }) => id === 'abstinens')?.priority).toBe('prioritised');
  });
});

describe('AUDIT', () => {
  test('is the form that the self-test uses', () => expect(moment.forms.find(({ id }) => id === 'audit')).toEqual(audit));

  test('has ten questions; the first eight count 0 to 4, the last two 0, 2 or 4', () =>
    expect(audit.questions.map((question) => (question.kind === 'singleChoice' ? question.options.map(({ score }) => score) : []))).toEqual(
      [...Array.from({ length: 8 }, () => [0, 1, 2, 3, 4]), [0, 2, 4], [0, 2, 4]],
    ));

  test.each([
    [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 0, 'Låg risk'],
    [[3, 2, 2, 0, 0, 0, 0, 0, 0, 0], 7, 'Låg risk'],
    [[3, 2, 3, 0, 0, 0, 0, 0, 0, 0], 8, 'Förhöjd risk'],
    [[4, 3, 4, 1, 1, 0, 1, 1, 0, 0], 15, 'Förhöjd risk'],
    [[4, 4, 4, 1, 1, 0, 1, 1, 0, 0], 16, 'Hög risk'],
    [[4, 4, 4, 1, 1, 0, 1, 0, 4, 0], 19, 'Hög risk'],
    [[4, 4, 4, 1, 1, 1, 1, 0, 4, 0], 20, 'Mycket hög risk'],
    [[4, 4, 4, 4, 4, 4, 4, 4, 4, 4], 40, 'Mycket hög risk'],
  ])('%j is %i, "%s"', async (scores, value, band) => {
    const answers = Object.fromEntries(scores.map((score, index) => [`q${index + 1}`, String(score)]));
    expect((await scoreForm(audit, answers))[0]).toMatchObject({ value, band, failure: null });
  });
});
