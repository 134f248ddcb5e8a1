import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepDecisions } from '../../db/decisions.ts';
import { openApiClinic } from '../support/api.ts';
import type { ApiClinic } from '../support/api.ts';
import { MONDAY } from '../support/clinic.ts';

let clinic: ApiClinic;
beforeAll(async () => {
  clinic = await openApiClinic();
});
afterAll(() => clinic.close());

test('what watches for a flag to staff is theirs to explain, never the citizen’s to ask', async () => {
  const id = await clinic.start(0);
  await clinic.catchUp(id);
  const told = {
    outcome: 'suppressed',
    rule: 'alreadyRaised',
    facts: { flag: 'tyst' },
    nominal: MONDAY,
    actual: MONDAY,
    seq: null,
  } as const;
  await clinic.worker.as({ kind: 'worker' }, async (em) => {
    const [row] = await em.execute<{ hash: string }[]>(`select plan_hash as hash from running_moment where id = ?::uuid`, [id]);
    await keepDecisions(em, id, row?.hash ?? '', 1, [
      { ...told, key: 'inactivity/tyst/1', item: 'inactivity' },
      { ...told, key: 'send/flag/tyst/-#1/someone/email', item: 'notify' },
    ]);
  });
  const [who] = clinic.citizens;
  if (!who) throw new Error('There is no citizen.');
  const [erik, maria] = [await clinic.as(who), await clinic.as(clinic.maria)];
  const why = (key: string): string => `/${id}/why?decision=${encodeURIComponent(key)}`;
  for (const key of ['inactivity/tyst/1', 'send/flag/tyst/-#1/someone/email']) {
    expect((await maria.get(`/api/running-moments${why(key)}`)).status).toBe(200);
    expect((await erik.get(`/api/me/moments${why(key)}`)).status).toBe(404);
  }
  expect((await erik.get(`/api/me/moments${why('openModule/borja')}`)).status).toBe(200);
});
