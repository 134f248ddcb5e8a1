import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { exampleLife, raised } from '../support/exampleLife.ts';
import { exampleDocument, exampleMoment } from '../support/exampleMoment.ts';
import { saved, scriptedLife } from '../support/scriptedLife.ts';

const NAME = 'angest-depression';
const { moment, plan } = exampleMoment(NAME);

describe('Må bättre steg för steg', () => {
  test('has neither errors nor warnings', () => expect(compile(exampleDocument(NAME)).problems).toEqual([]));

  test('a diligent citizen completes all ten modules', async () => {
    const { state } = await exampleLife(NAME, 'diligent', 100);
    const numbered = moment.modules.filter(({ title }) => title.startsWith('Modul')).map(({ id }) => id);
    expect(numbered).toHaveLength(10);
    expect(numbered.filter((id) => state.modules[id]?.completedAt === null)).toEqual([]);
  });

  test('a silent citizen is asked after: nothing answered before, two weeks in a row, ten days of silence', async () =>
    expect(raised(await exampleLife(NAME, 'silent', 100))).toEqual(expect.arrayContaining(['missadScreening', 'tyst', 'missadVecka'])));

  test.each([
    ['0', []],
    ['1', ['fraga9']],
    ['3', ['fraga9']],
  ])('the answer %s to question 9 of PHQ-9, and nothing else, raises %j', async (q9, flags) => {
    const act = saved(NAME, 'phq9', { q9 }, { battery: 'screening', number: 1 });
    expect(raised(await scriptedLife(NAME, [{ day: 0.1, act }], 1))).toEqual(flags);
    expect(plan.flags.find(({ id }) => id === 'fraga9')?.priority).toBe('prioritised');
  });
});
