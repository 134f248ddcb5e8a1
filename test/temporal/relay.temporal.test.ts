import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { submitAnswers } from '../../db/forms.ts';
import { noticesOf } from '../../db/notices.ts';
import { payloadKeyRows } from '../../db/payloadKeys.ts';
import { openModule } from '../../db/steering.ts';
import type { State } from '../../engine/state.ts';
import type { Channels, Outgoing } from '../../integrations/channel.ts';
import { Refused } from '../../integrations/standIn.ts';
import { createKeyRing } from '../../temporal/keyRing.ts';
import type { WorkerLog } from '../../temporal/log.ts';
import type { RelayParts } from '../../temporal/relay.ts';
import { nudgeBehind, sendDue, startRelay, startUnstarted } from '../../temporal/relay.ts';
import { watch } from '../../temporal/watcher.ts';
import { Away } from '../../integrations/away.ts';
import type { UserProfile } from '../../integrations/userProfiles.ts';
import { runningMomentId } from '../../workflows/ids.ts';
import { type Clinic, HOUR, MONDAY, openClinic } from '../support/clinic.ts';
import type { TestTemporal } from '../support/temporal.ts';
import { joinTemporal } from '../support/temporal.ts';

const asWorker = { kind: 'worker' } as const;
let clinic: Clinic;
let temporal: TestTemporal;
let parts: RelayParts;
let delivered: Outgoing[];
let outcome: (message: Outgoing) => void;
let said: string[];
let citizen = 0;
let profileOf: (personalIdentityNumber: string) => UserProfile | null;
/** The notice of the second module. */
const OPENED = 'notify/openModule/sedan';

beforeAll(async () => {
  clinic = await openClinic();
  const keys = createKeyRing(payloadKeyRows(clinic.worker, 'worker'), randomBytes(32));
  temporal = await joinTemporal('ordinary', () => clinic.activities, { keys });
  const channel = {
    deliver: async (message: Outgoing): Promise<void> => {
      outcome(message);
      if (!delivered.some(({ key }) => key === message.key)) delivered.push(message);
    },
  };
  const channels: Channels = { inbox: channel, sms: channel, email: channel };
  const say = (message: string): void => void said.push(message);
  const log: WorkerLog = { info: say, warn: say, error: say, temporal: () => undefined };
  parts = {
    db: clinic.worker,
    clock: clinic.clock,
    temporal: temporal.temporal,
    channels: { real: channels, test: channels },
    services: {
      userProfiles: {
        getUserProfile: async (number) => profileOf(number),
        getUserProfileByAgent: () => Promise.reject(new Error('Not asked here.')),
      },
    },
    url: 'http://localhost:3000',
    log,
  };
});
afterAll(async () => {
  await temporal.stop();
  await clinic.close();
});
beforeEach(() => {
  delivered = [];
  said = [];
  profileOf = account;
  outcome = () => undefined;
});

const rowOf = (id: string) =>
  clinic.worker.as(asWorker, async (em) => {
    const [found] = await em.execute<{ status: string; because: string | null }[]>(
      `select status, because from notice where running_moment_id = ?::uuid and key = ?`,
      [id, OPENED],
    );
    return found;
  });
const suppressedEvents = (id: string) =>
  clinic.worker.as(asWorker, (em) =>
    em.execute(
      `select content->>'key' as key, content->>'because' as because from event where running_moment_id = ?::uuid and kind = 'noticeSuppressed'`,
      [id],
    ),
  );

const account = (personalIdentityNumber: string): UserProfile => ({
  personalIdentityNumber,
  givenName: null,
  familyName: null,
  email: 'mail@example.se',
  mobile: '+46701740600',
  mailNotices: true,
  smsNotices: false,
  county: null,
  municipality: null,
  relatives: [],
});

const row = (id: string) =>
  clinic.worker.as(asWorker, async (em) => {
    const [found] = await em.execute<{ state: State | null; appliedSeq: number; step: number; started: number | null }[]>(
      `select state, applied_seq as "appliedSeq", applied_step as step, workflow_started_at as started from running_moment where id = ?::uuid`,
      [id],
    );
    if (!found) throw new Error(`There is no running moment "${id}".`);
    return found;
  });
const notices = (id: string) =>
  clinic.worker.as(asWorker, async (em) =>
    Object.fromEntries((await noticesOf(em, id)).map((notice) => [notice.key, notice.because ?? notice.status])),
  );
/** A minute later: what opens with the moment itself is not told. */
const openSecond = (id: string) => {
  clinic.clock.at += 60_000;
  return clinic.app.as(clinic.maria, (em) => openModule(em, id, 'sedan', null, clinic.maria.id, clinic.clock));
};
/** A moment that has begun, its first step written, its second module opened by staff and told to the citizen: one notice is due. */
async function withNotice(): Promise<string> {
  const id = await clinic.start(citizen++);
  await startUnstarted(parts);
  await openSecond(id);
  await nudgeBehind(parts);
  expect((await notices(id))[OPENED]).toBe('due');
  return id;
}

describe('relay: starting and waking', () => {
  test('a moment in the rows is started once, however many relays there are', async () => {
    const id = await clinic.start(citizen++);
    await Promise.all([startUnstarted(parts), startUnstarted(parts), startUnstarted(parts)]);
    await expect.poll(async () => (await row(id)).step, { timeout: 20_000 }).toBe(1);
    expect((await row(id)).started).not.toBeNull();
    const handle = temporal.temporal.client.workflow.getHandle(runningMomentId(id));
    expect((await handle.describe()).type).toBe('avstämning/1.0');
  });

  test('a moment whose log has grown is waked', async () => {
    const id = await clinic.start(citizen++);
    await startUnstarted(parts);
    await openSecond(id);
    await nudgeBehind(parts);
    expect((await row(id)).appliedSeq).toBe(1);
    expect((await row(id)).state?.modules['sedan']?.status).toBe('open');
  });

  test('with Temporal away the rows wait, and nothing is held that a citizen would have to wait for', async () => {
    const id = await clinic.start(citizen++);
    const away: RelayParts['temporal'] = { start: () => Promise.reject(new Error('away')), tell: async () => 'late' };
    await expect(startUnstarted({ ...parts, temporal: away })).rejects.toThrow('startade inte');
    await openSecond(id);
    await nudgeBehind({ ...parts, temporal: away });
    expect((await row(id)).started).toBeNull();
    await startUnstarted(parts);
    await expect.poll(async () => (await row(id)).appliedSeq, { timeout: 20_000 }).toBe(1);
  });

  test('signals are enough: saved, taken and told without anybody asking', async () => {
    const relay = await startRelay(parts);
    try {
      const id = await clinic.start(citizen++);
      await expect.poll(async () => (await row(id)).step, { timeout: 20_000 }).toBeGreaterThan(0);
      await openSecond(id);
      await expect.poll(async () => (await notices(id))[OPENED], { timeout: 20_000 }).toBe('sent');
    } finally {
      await relay.stop();
    }
  });
});

describe('relay: sending', () => {
  test('a due notice is sent once over two relays, and says that something waits, never what', async () => {
    const id = await withNotice();
    await Promise.all([sendDue(parts), sendDue(parts)]);
    expect((await notices(id))[OPENED]).toBe('sent');
    const mine = delivered.filter(({ subject }) => subject === 'Något nytt väntar på dig');
    expect(new Set(mine.map(({ key }) => key)).size).toBe(mine.length);
    for (const { subject, body } of delivered) {
      expect(`${subject} ${body}`).not.toMatch(/avstämning|sedan|mående|oro/i);
      expect(body).toContain('http://localhost:3000');
    }
  });

  test('a channel that is away is tried again later, with the same key', async () => {
    const id = await withNotice();
    const keys: string[] = [];
    outcome = ({ key }) => {
      keys.push(key);
      throw new Error('kanalen är nere');
    };
    await sendDue(parts);
    expect((await notices(id))[OPENED]).toBe('due');
    outcome = ({ key }) => void keys.push(key);
    await sendDue(parts);
    expect(delivered).toEqual([]);
    clinic.clock.at += 30_000;
    await sendDue(parts);
    expect((await notices(id))[OPENED]).toBe('sent');
    expect(new Set(keys).size).toBe(1);
  });

  test('a channel that says no is not asked again, and the reason is kept', async () => {
    const id = await withNotice();
    outcome = () => {
      throw new Refused('Inkorgen tar inte emot.');
    };
    await sendDue(parts);
    expect((await notices(id))[OPENED]).toBe('failed');
  });

  test.each([
    ['has never signed in to 1177', () => null, 'noAccount'],
    ['has turned notices off there', (number: string) => ({ ...account(number), mailNotices: false }), 'citizenSettings'],
  ] as const)('a citizen who %s is asked about again at each send, and not told', async (_who, profile, because) => {
    const id = await withNotice();
    profileOf = profile;
    await sendDue(parts);
    expect(await rowOf(id)).toEqual({ status: 'suppressed', because });
    expect(delivered.filter(({ subject }) => subject === 'Något nytt väntar på dig')).toEqual([]);
    await expect.poll(() => suppressedEvents(id)).toEqual([{ key: OPENED, because }]);
  });

  test('a citizen who has turned notices on again is told: what was known last decides nothing', async () => {
    const id = await withNotice();
    await clinic.worker.as(asWorker, (em) =>
      em.execute(
        `update citizen set notices = false, has_account = false where id = (select citizen_id from running_moment where id = ?::uuid)`,
        [id],
        'run',
      ),
    );
    await sendDue(parts);
    expect((await notices(id))[OPENED]).toBe('sent');
  });

  test('when 1177 is away nothing is sent unasked: it is tried again, and arrives', async () => {
    const id = await withNotice();
    profileOf = () => {
      throw new Away('userProfiles', 'unreachable');
    };
    await sendDue(parts);
    expect((await notices(id))[OPENED]).toBe('due');
    expect(delivered).toEqual([]);
    profileOf = account;
    clinic.clock.at += 30_000;
    await sendDue(parts);
    expect((await notices(id))[OPENED]).toBe('sent');
  });

  test('a relay that died after its mark is followed by another, with the same key', async () => {
    const id = await withNotice();
    const keys: string[] = [];
    outcome = ({ key }) => void keys.push(key);
    const dying = { ...parts, db: { ...clinic.worker, as: dyingAtMarkSent(clinic) } };
    await expect(sendDue(dying)).rejects.toThrow('power cut');
    expect((await notices(id))[OPENED]).toBe('sending');
    await sendDue(parts);
    expect(keys.length).toBe(1);
    clinic.clock.at += 61_000;
    await sendDue(parts);
    expect((await notices(id))[OPENED]).toBe('sent');
    expect(keys).toEqual([keys[0], keys[0]]);
    expect(delivered.length).toBe(1);
  });
});

describe('watcher: nobody falls silent', () => {
  test('a moment whose workflow was ended by force is found, started anew, and goes on from the rows without an effect twice', async () => {
    const id = await withNotice();
    await sendDue(parts);
    const before = await row(id);
    await temporal.temporal.client.workflow.getHandle(runningMomentId(id)).terminate('by force');
    clinic.clock.at = Math.max(clinic.clock.at, MONDAY) + 30 * HOUR;
    const told = new Map<string, number>();
    await watch(parts, told);
    expect(said.filter((line) => line.includes(id) && line.includes('tyst'))).toHaveLength(1);
    await expect.poll(async () => (await row(id)).step, { timeout: 20_000 }).toBeGreaterThan(before.step);
    const { state } = await row(id);
    expect(state?.modules['sedan']?.status).toBe('open');
    expect(state?.batteries['vecka']?.opened).toBe(1);
    await sendDue(parts);
    expect(delivered.filter(({ subject }) => subject === 'Något nytt väntar på dig')).toHaveLength(1);
    said = [];
    await watch(parts, told);
    expect(said.filter((line) => line.includes(id))).toEqual([]);
  });

  test('an answer is scored on the way into the engine, and raises its flag', async () => {
    const number = citizen++;
    const id = await clinic.start(number);
    await startUnstarted(parts);
    const who = clinic.citizens[number];
    if (!who) throw new Error(`There is no citizen number ${number}.`);
    const instance = await clinic.instance(id, 'maende');
    await clinic.app.as(who, (em) =>
      submitAnswers(em, { runningMoment: id, instance, answers: { oro: 9 }, shownHash: 'h', answerVersion: 0, by: who }, clinic.clock),
    );
    await nudgeBehind(parts);
    expect(Object.keys((await row(id)).state?.flags ?? {})).toEqual(['flag/hogOro/maende']);
  });
});

/** The rows' way in, with the power cut at the mark after the delivery: the third transaction of a round that sends one notice. */
function dyingAtMarkSent({ worker }: Clinic): Clinic['worker']['as'] {
  let transactions = 0;
  return async (who, work) => {
    transactions += 1;
    // What is due, whom to ask about, what was answered, the mark; then the mark that it was sent.
    if (transactions === 5) throw new Error('power cut');
    return worker.as(who, work);
  };
}
