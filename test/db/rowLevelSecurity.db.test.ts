import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { logAccess } from '../../db/accessLog.ts';
import { beginFile } from '../../db/files.ts';
import { submitAnswers } from '../../db/forms.ts';
import { addOwnFlag, keepMeasure } from '../../db/tailored.ts';
import { sendMessage } from '../../db/messages.ts';
import { connect, type Em } from '../../db/orm.ts';
import { citizenByPersonalIdentityNumber, findCitizens } from '../../db/people.ts';
import type { Who } from '../../db/who.ts';
import { organisation } from '../../start/seed/organisation.ts';
import { checkUp } from '../support/checkUp.ts';
import { openClinic, type Clinic } from '../support/clinic.ts';

let clinic: Clinic;
let eriks: string;

/** Everything that hangs on a running moment, and the citizen. */
const [hogOro] = checkUp.flags;
if (!hogOro) throw new Error('The clinic has no flag.');

const TABLES = [
  'running_moment',
  'event',
  'form_instance',
  'form_answer',
  'result',
  'decision',
  'flag',
  'notice',
  'message',
  'payload_key',
  'flag_escalation',
  'own_flag',
  'measure',
  'file',
  'citizen',
  'access_log',
];

const count = async (who: Who, table: string): Promise<number> => {
  const database = who.kind === 'worker' ? clinic.worker : clinic.app;
  const [row] = await database.as(who, (em) => em.execute<{ n: number }[]>(`select count(*)::int as n from ${table}`));
  return row?.n ?? -1;
};

beforeAll(async () => {
  clinic = await openClinic();
  eriks = await clinic.start(0);
  const [erik] = clinic.citizens;
  if (!erik) throw new Error('no citizen');
  const instance = await clinic.instance(eriks, 'maende');
  await clinic.app.as(erik, async (em) => {
    await submitAnswers(
      em,
      { runningMoment: eriks, instance, answers: { oro: 9, fritt: 'hemligt' }, shownHash: 'h', answerVersion: 0, by: erik },
      clinic.clock,
    );
    await sendMessage(em, eriks, erik, 'Hej', clinic.clock);
    await logAccess(em, { by: erik, unit: null, citizen: erik.id, runningMoment: eriks, action: 'read', thing: 'moment' }, clinic.clock);
  });
  await clinic.worker.as({ kind: 'worker' }, (em) =>
    em.execute(
      `insert into payload_key (id, running_moment_id, wrapped, created_at) values (gen_random_uuid(), ?::uuid, 'x', '2026-11-02')`,
      [eriks],
      'run',
    ),
  );
  await clinic.worker.as({ kind: 'worker' }, (em) =>
    em.execute(
      `insert into flag_escalation (running_moment_id, key, flag_key, flag_round, rung, recipient, channel, at)
       values (?::uuid, 'escalate/1', 'flag/hogOro/-', 1, 1, 'unit', 'list', '2026-11-02')`,
      [eriks],
      'run',
    ),
  );
  await clinic.app.as(clinic.maria, async (em) => {
    await addOwnFlag(em, eriks, { ...hogOro, id: 'egen' }, clinic.maria.id, clinic.clock);
    await beginFile(
      em,
      { id: randomUUID(), runningMoment: eriks, instance, question: 'bild', name: 'bild.png', by: clinic.maria },
      5,
      clinic.clock,
    );
    await keepMeasure(em, eriks, { id: 'promenad', name: 'Promenad', unit: 'min' }, clinic.maria.id, clinic.clock);
  });
  await clinic.catchUp(eriks);
});
afterAll(() => clinic.close());

describe('row-level security', () => {
  test('a citizen sees their own rows and nobody else any of them, even with a raw query', async () => {
    const [erik, aisha] = clinic.citizens;
    if (!erik || !aisha) throw new Error('no citizens');
    for (const table of TABLES) expect([table, await count(erik, table)]).not.toEqual([table, 0]);
    const others: Record<string, number> = {};
    for (const table of TABLES) others[table] = await count(aisha, table);
    expect(others).toEqual({ ...Object.fromEntries(TABLES.map((table) => [table, 0])), citizen: 1 });
  });

  test('staff see their own unit and nothing of another', async () => {
    for (const table of TABLES.filter((each) => each !== 'access_log'))
      expect([table, await count(clinic.maria, table)]).not.toEqual([table, 0]);
    for (const table of TABLES) expect([table, await count(clinic.fatima, table)]).toEqual([table, 0]);
  });

  test('a unit that is claimed without a commission on it shows nothing', async () => {
    expect(await count({ ...clinic.fatima, unit: clinic.maria.unit }, 'running_moment')).toBe(0);
  });

  test('without a reader, at sign-in, and as codec nothing of a running moment is seen', async () => {
    const client = new Client({ connectionString: clinic.fresh.urls.app });
    await client.connect();
    for (const table of TABLES) expect((await client.query(`select * from ${table}`)).rowCount).toBe(0);
    await client.end();
    for (const table of TABLES.filter((each) => each !== 'citizen'))
      expect([table, await count({ kind: 'signIn' }, table)]).toEqual([table, 0]);
    for (const table of TABLES.filter((each) => each !== 'payload_key'))
      expect([table, await count({ kind: 'codec' }, table)]).toEqual([table, 0]);
    expect(await count({ kind: 'codec' }, 'payload_key')).toBe(1);
  });

  test("the API's role does not become the worker, nor the owner, by saying so", async () => {
    for (const kind of ['worker', 'setup'] as const) {
      const [row] = await clinic.app.as({ kind }, (em) => em.execute<{ n: number }[]>('select count(*)::int as n from running_moment'));
      expect(row?.n).toBe(0);
    }
  });

  test('a citizen can write nothing in another name or on another moment', async () => {
    const [, aisha] = clinic.citizens;
    if (!aisha) throw new Error('no citizen');
    await expect(clinic.app.as(aisha, (em) => sendMessage(em, eriks, aisha, 'Hej', clinic.clock))).rejects.toThrow('Momentet finns inte.');
    const insert = (em: Em) =>
      em.execute(
        `insert into message (id, running_moment_id, by_kind, by_id, body, sent_at) values (gen_random_uuid(), ?::uuid, 'citizen', ?::uuid, 'x', '2026-11-02')`,
        [eriks, aisha.id],
        'run',
      );
    await expect(clinic.app.as(aisha, insert)).rejects.toThrow(/row-level security/);
    const signAsErik = {
      by: { kind: 'citizen', id: organisation.citizens[0]?.id ?? '' },
      unit: null,
      citizen: null,
      runningMoment: null,
      action: 'read',
      thing: 'x',
    } as const;
    await expect(clinic.app.as(aisha, (em) => logAccess(em, signAsErik, clinic.clock))).rejects.toThrow(/own name/);
  });

  test.each([
    ['event', "set kind = 'ended'"],
    ['decision', "set outcome = 'fired'"],
    ['access_log', "set action = 'nothing'"],
    ['form_answer', "set answers = '{}'"],
    ['running_moment', "set state = '{}'"],
  ])('the API may not change %s', async (table, change) => {
    await expect(clinic.app.as(clinic.maria, (em) => em.execute(`update ${table} ${change}`))).rejects.toThrow(/permission denied/);
    await expect(clinic.app.as(clinic.maria, (em) => em.execute(`delete from ${table}`))).rejects.toThrow(/permission denied/);
  });

  test('nor may the worker change a decision or the access log', async () => {
    for (const table of ['decision', 'access_log', 'form_answer'])
      await expect(clinic.worker.as({ kind: 'worker' }, (em) => em.execute(`delete from ${table}`))).rejects.toThrow(/permission denied/);
  });

  test('nobody of the last transaction is left on a connection', async () => {
    const one = await connect(clinic.fresh.urls.app, { connections: 1 });
    const readers: Who[] = [clinic.maria, { kind: 'signIn' }, ...clinic.citizens.slice(0, 3), clinic.fatima];
    const seen = await Promise.all(
      Array.from({ length: 60 }, (_, place) => {
        const who = readers[place % readers.length] as Who;
        return one.as(who, async (em) => {
          const [row] = await em.execute<{ n: number }[]>('select count(*)::int as n from running_moment');
          return `${place % readers.length}:${row?.n}`;
        });
      }),
    );
    expect([...new Set(seen)].sort()).toEqual(['0:1', '1:0', '2:1', '3:0', '4:0', '5:0']);
    await one.close();
  });
});

describe('finding a citizen to start a moment on', () => {
  const found = (who: Who, search: string) =>
    clinic.app.as(who, async (em) => (await findCitizens(em, search)).map((each) => each.familyName));

  test('staff find by name, also one their unit has not met, by number and by id', async () => {
    const lindstahl = organisation.citizens.find((each) => each.familyName === 'Lindståhl');
    if (!lindstahl) throw new Error('no such citizen');
    expect(await found(clinic.fatima, 'lindst')).toEqual(['Lindståhl']);
    expect(await found(clinic.fatima, 'LINDSTÅ'.normalize('NFD'))).toEqual(['Lindståhl']);
    expect(await found(clinic.fatima, lindstahl.personalIdentityNumber.replace(/(.{8})/, '$1-'))).toEqual(['Lindståhl']);
    expect(await found(clinic.fatima, lindstahl.id)).toEqual(['Lindståhl']);
  });

  test('one letter, a wildcard, or another reader than staff finds nobody', async () => {
    const [erik] = clinic.citizens;
    if (!erik) throw new Error('no citizen');
    expect(await found(clinic.fatima, 'l')).toEqual([]);
    expect(await found(clinic.fatima, '%%')).toEqual([]);
    expect(await found(erik, 'lindst')).toEqual([]);
    expect(await found({ kind: 'signIn' }, 'lindst')).toEqual([]);
  });

  test('having searched gives no more sight than before', async () => {
    await clinic.app.as(clinic.fatima, async (em) => {
      await findCitizens(em, 'lindst');
      expect(await em.execute('select id from citizen')).toEqual([]);
    });
  });

  test('sign-in finds the citizen by the number the provider gives', async () => {
    const [erik] = organisation.citizens;
    const one = await clinic.app.as({ kind: 'signIn' }, (em) => citizenByPersonalIdentityNumber(em, erik?.personalIdentityNumber ?? ''));
    expect(one?.familyName).toBe('Sandell');
  });
});
