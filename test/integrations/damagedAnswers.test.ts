import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { people } from '../support/standInWorld.ts';
import { contracts } from '../../integrations/riv/contract.ts';
import { readEnvelope, writeQuestion } from '../../integrations/riv/envelope.ts';
import type { RivLine } from '../../integrations/riv/rivLine.ts';
import { rivPopulationRegister } from '../../integrations/riv/rivPopulationRegister.ts';
import { rivStaffDirectory } from '../../integrations/riv/rivStaffDirectory.ts';
import { rivUserProfiles } from '../../integrations/riv/rivUserProfiles.ts';
import { soapReply } from '../../integrations/standIns/soapReply.ts';

/** A line on which the stand-in answers, and somebody damages the answer on its way. */
const damaging = (damage: (answer: string) => string): RivLine => ({
  async ask(contract, { logicalAddress, body }, read) {
    const key = (Object.keys(contracts) as (keyof typeof contracts)[]).find((each) => contracts[each].operation === contract.operation);
    if (key === undefined) throw new Error('No such contract.');
    const world = { people, refuses: false, someoneElse: false, correlationId: '', keepMessage: async () => {}, keepLog: () => {} };
    const { text } = await soapReply(key, writeQuestion(logicalAddress, body), world);
    const envelope = readEnvelope(damage(text));
    if (envelope.kind === 'fault') throw new Error('A fault.');
    return read(envelope.element);
  },
});

const damage = fc
  .tuple(
    fc.nat({ max: 9_999 }),
    fc.constantFrom('cut', 'remove', 'double', 'insert'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }),
  )
  .map(([where, how, text]) => (answer: string): string => {
    const at = Math.floor((where / 10_000) * answer.length);
    if (how === 'cut') return answer.slice(0, at);
    if (how === 'remove') return answer.slice(0, at) + answer.slice(at + 1 + text.length);
    if (how === 'double') return answer.slice(0, at) + answer.slice(Math.max(0, at - 40));
    return answer.slice(0, at) + text + answer.slice(at);
  });

describe('an answer that was damaged on its way, anywhere and in any way', () => {
  const asked = [
    [
      'the register',
      (line: RivLine) => rivPopulationRegister(line, 'SE').lookupResident('199603282386'),
      'personalIdentityNumber',
      '199603282386',
    ],
    ['a profile', (line: RivLine) => rivUserProfiles(line, 'SE').getUserProfile('197804232390'), 'personalIdentityNumber', '197804232390'],
    ['credentials', (line: RivLine) => rivStaffDirectory(line, 'SE').getCredentials('SE2321000016-STG1'), 'hsaId', 'SE2321000016-STG1'],
  ] as const;

  test.each(asked)('is either no answer or about whom was asked: %s', async (_name, ask, key, who) => {
    let answered = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(damage, async (how) => {
        const found = await ask(damaging(how)).catch((error: unknown) => error);
        if (found instanceof Error) refused += 1;
        else {
          answered += 1;
          // Nor is anybody ever unknown for the damage's sake.
          expect(found).toMatchObject({ [key]: who });
        }
      }),
      { numRuns: 400 },
    );
    // Most damage is seen; some is to what nobody reads.
    expect(refused).toBeGreaterThan(100);
    expect(answered).toBeGreaterThan(0);
  });
});
