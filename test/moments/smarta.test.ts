import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { exampleLife, raised } from '../support/exampleLife.ts';
import { exampleDocument, exampleMoment } from '../support/exampleMoment.ts';
import { saved, scriptedLife } from '../support/scriptedLife.ts';

const NAME = 'smarta';
const { plan } = exampleMoment(NAME);

describe('Smärta: tillbaka till vardagen', () => {
  test('has neither errors nor warnings', () => expect(compile(exampleDocument(NAME)).problems).toEqual([]));

  test('a diligent citizen completes the six modules of the programme', async () => {
    const { state } = await exampleLife(NAME, 'diligent', 100);
    const programme = ['start', 'takt', 'rorelse', 'tankar', 'vardag', 'framat'];
    expect(programme.filter((id) => state.modules[id]?.completedAt === null)).toEqual([]);
  });

  test('a silent citizen is asked after', async () =>
    expect(raised(await exampleLife(NAME, 'silent', 100))).toEqual(expect.arrayContaining(['tyst', 'missadVecka'])));

  test('a sign that may be an infection or a clot is told before anything else', async () => {
    const flags = plan.flags.filter(({ priority }) => priority === 'prioritised').map(({ id }) => id);
    expect(flags).toContain('varning');
    const act = saved(NAME, 'veckan', { tecken: true }, { battery: 'veckofragor', number: 1 });
    expect(raised(await scriptedLife(NAME, [{ day: 14.2, act }], 15))).toContain('varning');
  });
});
