import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { logAccess } from '../../db/accessLog.ts';
import { logQueue } from '../../db/logForward.ts';
import type { LogEntry, LogStore } from '../../integrations/logStore.ts';
import { Refused } from '../../integrations/standIn.ts';
import { createWorkerLog } from '../../temporal/log.ts';
import { forwardLog } from '../../temporal/logRelay.ts';
import { DAY, HOUR, openClinic, type Clinic } from '../support/clinic.ts';

let clinic: Clinic;
let id: string;
beforeEach(async () => {
  clinic = await openClinic();
  id = await clinic.start(0);
});
afterEach(() => clinic.close());

/** Keeps what arrives, once by its id, and every arrival. Behaves as it is told. */
class RecordingLogStore implements LogStore {
  readonly kept = new Map<string, LogEntry>();
  readonly arrivals: string[] = [];
  behaves: 'well' | 'away' | 'losesAnswers' = 'well';
  wrong = '';

  async storeLog(entries: readonly LogEntry[]): Promise<void> {
    if (this.behaves === 'away') throw new Error('There is nobody here.');
    if (entries.some(({ level }) => level === this.wrong)) throw new Refused('Fel form.');
    for (const entry of entries) {
      this.arrivals.push(entry.id);
      if (!this.kept.has(entry.id)) this.kept.set(entry.id, entry);
    }
    if (this.behaves === 'losesAnswers') throw new Error('The answer was lost.');
  }
}

const read = (thing: string, who = clinic.maria) =>
  clinic.app.as(who, (em) =>
    logAccess(em, { by: who, unit: who.unit, citizen: null, runningMoment: id, action: 'read', thing }, clinic.clock),
  );
const queue = () => clinic.app.as(clinic.maria, logQueue);
const log = createWorkerLog('silent');

/** Rounds until that much has arrived. Others write in the same server, and a row is ready when all who wrote before it have finished. */
async function roundsUntil(round: () => Promise<unknown>, isThere: () => boolean | Promise<boolean>): Promise<void> {
  for (const until = Date.now() + 20_000; !(await isThere()) && Date.now() < until; ) {
    await round();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('away for a day and with lost answers, nothing is lost, nothing comes twice, and nobody’s rows change places', async () => {
  const store = new RecordingLogStore();
  const me = randomUUID();
  const round = async () => {
    await forwardLog({ db: clinic.worker, clock: clinic.clock, logStore: store, log }, me).catch(() => undefined);
  };
  const began = clinic.clock.at;
  let written = 0;
  store.behaves = 'away';
  for (let hour = 0; hour < 24; hour += 1) {
    clinic.clock.at = began + hour * HOUR;
    await Promise.all(Array.from({ length: 20 }, () => read(`form/${written++}`, written % 2 === 0 ? clinic.maria : clinic.fatima)));
    await round();
  }
  clinic.clock.at = began + DAY;
  const away = await queue();
  expect(away).toMatchObject({ waiting: 480, oldest: began, lastError: expect.stringContaining('Loggtjänsten') });
  // The first round looks only at what there is; the second is the first to hand over.
  expect(away.failingSince).toBeLessThanOrEqual(began + HOUR);
  expect(store.arrivals).toEqual([]);

  store.behaves = 'losesAnswers';
  await roundsUntil(round, () => store.arrivals.length > 200);
  store.behaves = 'well';
  await roundsUntil(round, async () => (await queue()).waiting === 0);
  expect(await queue()).toMatchObject({ waiting: 0, oldest: null, failingSince: null, refused: 0 });
  const rows = await clinic.worker.as({ kind: 'worker' }, (em) =>
    em.execute<{ at: number; hsaId: string }[]>(
      `select l.at, s.hsa_id as "hsaId" from access_log l join staff s on s.id = l.by_id order by l.id`,
    ),
  );
  expect([...store.kept.values()].map(({ at, user }) => ({ at, hsaId: user.hsaId }))).toEqual(rows);
  expect(store.kept.size).toBe(480);
  expect(store.arrivals.length).toBeGreaterThan(480);
  expect([...store.kept.keys()].every((each) => /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/.test(each))).toBe(true);
});

test('a row whose transaction is late is not passed by those that come after it', async () => {
  const store = new RecordingLogStore();
  const me = randomUUID();
  const round = () => forwardLog({ db: clinic.worker, clock: clinic.clock, logStore: store, log }, me);
  await read('form/first');
  await roundsUntil(round, () => store.kept.size === 1);
  // A transaction that has taken its number and is not over.
  const late = new Client({ connectionString: clinic.fresh.urls.worker });
  await late.connect();
  await late.query('begin');
  await late.query(`select stegvis_enter('worker', null, null, null, null, null, 13)`);
  await late.query('select write_accesses($1::jsonb)', [
    JSON.stringify([
      {
        at: new Date(clinic.clock.at).toISOString(),
        event: 'late',
        action: 'read',
        thing: 'x',
        byKind: 'staff',
        byId: clinic.fatima.id,
        unit: clinic.fatima.unit,
      },
    ]),
  ]);
  await read('form/after');
  for (let n = 0; n < 4; n += 1) await round();
  expect(store.kept.size).toBe(1);
  await late.query('commit');
  await late.end();
  await roundsUntil(round, () => store.kept.size === 3);
  expect([...store.kept.values()].map(({ level }) => level)).toEqual(['readForm', 'late', 'readForm']);
});

test('one that the log service will not have is kept aside, and the others arrive', async () => {
  const store = new RecordingLogStore();
  store.wrong = 'viewResults';
  const me = randomUUID();
  await read('form/a');
  await read('results');
  await read('form/b');
  await roundsUntil(
    () => forwardLog({ db: clinic.worker, clock: clinic.clock, logStore: store, log }, me),
    async () => (await queue()).waiting === 0,
  );
  expect([...store.kept.values()].map(({ level }) => level)).toEqual(['readForm', 'readForm']);
  expect(await queue()).toMatchObject({ waiting: 0, refused: 1 });
});

test('two workers never have the queue at once, and one that dies gives it up after a while', async () => {
  const store = new RecordingLogStore();
  const [first, second] = [randomUUID(), randomUUID()];
  const round = (me: string) => forwardLog({ db: clinic.worker, clock: clinic.clock, logStore: store, log }, me);
  await round(first);
  await read('form/c');
  for (let n = 0; n < 4; n += 1) await round(second);
  expect(store.arrivals).toEqual([]);
  expect((await queue()).waiting).toBe(1);
  clinic.clock.at += HOUR;
  await roundsUntil(
    () => round(second),
    () => store.arrivals.length > 0,
  );
  expect(store.arrivals).toHaveLength(1);
});
