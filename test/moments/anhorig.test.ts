import { describe, expect, test } from 'vitest';
import { exampleLife } from '../support/exampleLife.ts';
import { exampleMoment } from '../support/exampleMoment.ts';

describe('Att stå nära', () => {
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
