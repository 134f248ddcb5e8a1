import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { submitAnswers } from '../../db/forms.ts';
import { noticesOf } from '../../db/notices.ts';
import { payloadKeyRows } from '../../db/payloadKeys.ts';
import { toStart } from '../../db/relay.ts';
import { wallClock } from '../../engine/clock.ts';
import { createKeyRing } from '../../temporal/keyRing.ts';
import { type Clinic, DAY, HOUR, openClinic } from '../support/clinic.ts';
import type { TestTemporal } from '../support/temporal.ts';
import { joinTemporal } from '../support/temporal.ts';

const asWorker = { kind: 'worker' } as const;
let clinic: Clinic;
let temporal: TestTemporal;

beforeAll(async () => {
  clinic = await openClinic();
  const keys = createKeyRing(payloadKeyRows(clinic.worker, 'worker'), randomBytes(32));
  const follow = async (now: () => Promise<number>): Promise<void> => {
    clinic.clock.at = Math.floor(await now());
  };
  temporal = await joinTemporal(
    'skipping',
    (now) => ({
      pull: (id, seq) => follow(now).then(() => clinic.activities.pull(id, seq)),
      write: (id, write) => follow(now).then(() => clinic.activities.write(id, write)),
    }),
    { keys },
  );
});
afterAll(async () => {
  await temporal.stop();
  await clinic.close();
});

describe('a life in real rows under skipped time', () => {
  test('occasions open, a reminder comes for the one that is not answered, and an answer raises its flag', async () => {
    const [erik] = clinic.citizens;
    if (!erik) throw new Error('There is no citizen.');
    clinic.clock.at = Math.floor(await temporal.now());
    const id = await clinic.start(0);
    const moment = await clinic.worker.as(asWorker, (em) => toStart(em, id));
    if (!moment) throw new Error('There is no such moment.');
    await temporal.temporal.start(moment);
    await temporal.temporal.nudge(id, 1, 20_000);

    // The first occasion opens at 08:00 tomorrow and is left; its reminder comes at 17:00 the day after.
    await temporal.sleep(4 * DAY);
    // The second opens a week later, and is answered the same day, whatever time of day it is now.
    const answered = wallClock(clinic.plan.zone, moment.startedAt, 8, '10:00');
    await temporal.sleep(answered - (await temporal.now()));
    clinic.clock.at = Math.floor(await temporal.now());
    const instance = await clinic.instance(id, 'maende', 'vecka', 2);
    const { seq } = await clinic.app.as(erik, (em) =>
      submitAnswers(
        em,
        { runningMoment: id, instance, answers: { oro: 9, fritt: 'Åskan gick.' }, shownHash: 'h', answerVersion: 0, by: erik },
        clinic.clock,
      ),
    );
    expect(await temporal.temporal.nudge(id, seq, 20_000)).toBe(true);
    await temporal.sleep(3 * DAY + HOUR);

    const decisions = await clinic.worker.as(asWorker, (em) =>
      em.execute<{ key: string; outcome: string; late: boolean }[]>(
        `select key, outcome, actual - nominal > interval '5 seconds' as late from decision where running_moment_id = ?::uuid order by nominal, key`,
        [id],
      ),
    );
    expect(decisions.filter(({ key }) => key.startsWith('remind/') || key.startsWith('openOccasion/'))).toEqual([
      { key: 'openOccasion/vecka/1', outcome: 'fired', late: false },
      { key: 'remind/vecka/1/1', outcome: 'fired', late: false },
      { key: 'openOccasion/vecka/2', outcome: 'fired', late: false },
      { key: 'remind/vecka/2/1', outcome: 'cancelled', late: false },
    ]);
    const notices = await clinic.worker.as(asWorker, (em) => noticesOf(em, id));
    expect(notices.map(({ key }) => key).toSorted()).toEqual([
      'flag/hogOro/maende@vecka/2#1',
      'notify/openOccasion/vecka/1',
      'notify/openOccasion/vecka/2',
      'remind/vecka/1/1',
    ]);
    const flags = await clinic.worker.as(asWorker, (em) => em.execute<{ key: string }[]>(`select key from flag where out_at is null`));
    expect(flags).toEqual([{ key: 'flag/hogOro/maende@vecka/2' }]);
  });
});
