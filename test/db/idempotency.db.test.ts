import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { once } from '../../db/idempotency.ts';
import { sendMessage } from '../../db/messages.ts';
import { MONDAY, openClinic, type Clinic } from '../support/clinic.ts';

let clinic: Clinic;
let id: string;
beforeAll(async () => {
  clinic = await openClinic();
  id = await clinic.start(0);
});
afterAll(() => clinic.close());

const ask = (key: string, bodyHash: string, body = 'Hej', fails = false) =>
  clinic.app.as(clinic.maria, (em) =>
    once(em, { person: clinic.maria.id, key, route: 'POST /messages', bodyHash, at: MONDAY }, async () => {
      const message = await sendMessage(em, id, clinic.maria, body, clinic.clock);
      if (fails) throw new Error('regret');
      return { status: 201, response: { id: message.id } };
    }),
  );
const messages = () =>
  clinic.app.as(clinic.maria, async (em) => (await em.execute<{ n: number }[]>('select count(*)::int as n from message'))[0]?.n);

describe('the same request twice', () => {
  test('is done once and answered alike, ten at a time', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask('k1', 'h1')));
    expect(new Set(answers.map(({ response }) => response.id)).size).toBe(1);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(await messages()).toBe(1);
  });

  test('with another body is refused', async () => {
    await expect(ask('k1', 'h2')).rejects.toMatchObject({ code: 'keyReused' });
    expect(await messages()).toBe(1);
  });

  test('one that came to nothing may be asked again', async () => {
    await expect(ask('k2', 'h', 'Hej', true)).rejects.toThrow('regret');
    expect((await ask('k2', 'h')).replayed).toBe(false);
    expect(await messages()).toBe(2);
  });

  test("another person's key is another key", async () => {
    const [erik] = clinic.citizens;
    if (!erik) throw new Error('no citizen');
    const answer = await clinic.app.as(erik, (em) =>
      once(em, { person: erik.id, key: 'k1', route: 'POST /messages', bodyHash: 'other', at: MONDAY }, async () => ({
        status: 200,
        response: 1,
      })),
    );
    expect(answer).toEqual({ status: 200, response: 1, replayed: false });
  });
});
