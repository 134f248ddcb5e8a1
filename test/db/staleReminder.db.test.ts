import { afterAll, beforeAll, expect, test } from 'vitest';
import { dueNotices, markSending, noticesOf } from '../../db/notices.ts';
import { begin } from '../../engine/advance.ts';
import { DAY, HOUR, MONDAY, openClinic, type Clinic } from '../support/clinic.ts';

let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
});
afterAll(() => clinic.close());

const asWorker = { kind: 'worker' } as const;
const REMINDER = 'remind/vecka/1/1';

test('a reminder that nobody was there to send is sent while it helps, and is a record of being too late after that', async () => {
  const [soon, late] = [await reminded(0), await reminded(1)];
  clinic.clock.at += 35 * HOUR;
  expect(await sendReminder(soon)).toBe('sending');
  clinic.clock.at += 2 * HOUR;
  expect(await sendReminder(late)).toBe('stale');
  const recorded = await clinic.worker.as(asWorker, (em) =>
    em.execute(`select outcome, rule from decision where running_moment_id = ?::uuid and key like 'send/%'`, [late]),
  );
  expect(recorded).toEqual([{ outcome: 'suppressed', rule: 'stale' }]);
});

/** A moment whose first weekly occasion is open, and whose reminder has just been written. */
async function reminded(citizen: number): Promise<string> {
  const id = await clinic.start(citizen);
  const now = MONDAY + 3 * DAY;
  const step = begin(clinic.plan, { at: MONDAY, now });
  const effects = step.effects.filter(({ key }) => key === REMINDER);
  expect(effects).toHaveLength(1);
  await clinic.activities.write(id, { ...step, effects, step: 1, expectedSeq: 0, nextDue: null, clockTo: null });
  return id;
}

/** What comes of the moment's reminder when a relay takes it up now. */
async function sendReminder(id: string): Promise<string | undefined> {
  await clinic.worker.as(asWorker, async (em) => {
    const mine = new Set((await noticesOf(em, id)).map((notice) => notice.id));
    for (const each of await dueNotices(em, 50, clinic.clock)) if (mine.has(each)) await markSending(em, each, clinic.clock);
  });
  return clinic.worker.as(asWorker, async (em) => {
    const found = (await noticesOf(em, id)).find(({ key }) => key === REMINDER);
    return found?.because ?? found?.status;
  });
}
