import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { exampleLife } from '../support/exampleLife.ts';
import { exampleDocument, exampleMoment } from '../support/exampleMoment.ts';

describe('Att stå nära', () => {
  test('has neither errors nor warnings', () => expect(compile(exampleDocument('anhorig')).problems).toEqual([]));

  test('asks for nothing: no form is mandatory', () =>
    expect(exampleMoment('anhorig').plan.modules.flatMap(({ mandatoryForms }) => mandatoryForms)).toEqual([]));

  test('someone diligent reads all that there is', async () => {
    const { state } = await exampleLife('anhorig', 'diligent', 200);
    expect(Object.values(state.modules).map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 'completed'));
  });

  test('someone silent is left in peace: no flag is raised', async () => {
    const { trace } = await exampleLife('anhorig', 'silent', 200);
    expect(trace.filter(({ key }) => key.startsWith('flag/'))).toEqual([]);
  });
});
