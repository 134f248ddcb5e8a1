import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { form as formSchema } from '../../compiler/document/form.ts';
import { scoreForm } from '../../scoring/score.ts';
import { exampleLife, raised } from '../support/exampleLife.ts';
import { exampleDocument, exampleMoment } from '../support/exampleMoment.ts';
import { saved, scriptedLife } from '../support/scriptedLife.ts';

const NAME = 'tinnitus';
const { moment, plan } = exampleMoment(NAME);
const who5 = formSchema.parse(JSON.parse(exampleDocument('instruments/who-5')));

describe('Leva med tinnitus', () => {
  test('has neither errors nor warnings', () => expect(compile(exampleDocument(NAME)).problems).toEqual([]));

  test('a diligent citizen completes the seven modules of the programme', async () => {
    const { state } = await exampleLife(NAME, 'diligent', 70);
    const programme = moment.modules.filter(({ title }) => title.startsWith('Modul')).map(({ id }) => id);
    expect(programme).toHaveLength(7);
    expect(programme.filter((id) => state.modules[id]?.completedAt === null)).toEqual([]);
  });

  test('a silent citizen is asked after', async () =>
    expect(raised(await exampleLife(NAME, 'silent', 70))).toEqual(expect.arrayContaining(['tyst', 'missadDagbok'])));

  test('thoughts of not bearing to live on are told before anything else', async () => {
    const act = saved(NAME, 'mittljud', { orkar: true });
    expect(raised(await scriptedLife(NAME, [{ day: 0.1, act }], 1))).toContain('orkarInte');
    expect(plan.flags.find(({ id }) => id === 'orkarInte')?.priority).toBe('prioritised');
  });
});

describe('WHO-5', () => {
  test('is the form that Leva med tinnitus uses', () => expect(moment.forms.find(({ id }) => id === 'who5')).toEqual(who5));

  test.each([
    [[0, 0, 0, 0, 0], 0, 'Mycket lågt välbefinnande'],
    [[2, 2, 1, 1, 1], 28, 'Mycket lågt välbefinnande'],
    [[2, 2, 2, 1, 1], 32, 'Lågt välbefinnande'],
    [[3, 3, 2, 2, 2], 48, 'Lågt välbefinnande'],
    [[3, 3, 3, 2, 2], 52, 'Välbefinnande utan tecken på nedstämdhet'],
    [[5, 5, 5, 5, 5], 100, 'Välbefinnande utan tecken på nedstämdhet'],
  ])('%j is %i, "%s"', async (scores, value, band) => {
    const answers = Object.fromEntries(scores.map((score, index) => [`q${index + 1}`, String(score)]));
    expect((await scoreForm(who5, answers))[0]).toMatchObject({ value, band, failure: null });
  });
});
