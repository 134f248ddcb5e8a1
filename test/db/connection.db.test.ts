import { mkdtempSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate, servingUrls, type DatabaseUrls } from '../../db/migrate.ts';
import { CommitUnknown, connect, setUp, type Database } from '../../db/orm.ts';
import { organisation, seedOrganisation } from '../../start/seed/organisation.ts';
import { startPostgres, type Postgres } from '../../start/postgres.ts';

/** A server of its own, to be stopped and started. */
let folder: string;
let server: Postgres;
let urls: DatabaseUrls;
let app: Database;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stegvis-restart-'));
  server = await startPostgres({ folder, durable: false });
  urls = servingUrls(server.ownerUrl, { app: 'a', worker: 'b' });
  await migrate(urls);
  app = await connect(urls.app, { connections: 3 });
});
afterAll(async () => {
  await app.close();
  await server.stop('immediate');
  rmSync(folder, { recursive: true, force: true });
});

const port = (): number => Number(new URL(server.ownerUrl).port);
const one = () => app.as({ kind: 'signIn' }, async (em) => (await em.execute<{ one: number }[]>('select 1 as one'))[0]?.one);
const restart = async (): Promise<void> => {
  await server.stop('immediate');
  server = await startPostgres({ folder, durable: false, port: port() });
};

describe('when PostgreSQL restarts', () => {
  test('the process lives on and the next question is answered, also one that came while it was down', async () => {
    await Promise.all([one(), one(), one()]);
    await restart();
    expect(await Promise.all([one(), one(), one(), one()])).toEqual([1, 1, 1, 1]);
    await server.stop('immediate');
    const asked = one();
    server = await startPostgres({ folder, durable: false, port: port() });
    expect(await asked).toBe(1);
  });

  test('a transaction under way is an error, runs once, and writes nothing', async () => {
    let runs = 0;
    const broken = app.as({ kind: 'standIns' }, async (em) => {
      runs += 1;
      await em.execute(
        `insert into stand_in_delivery (id, channel, recipient, subject, body, delivery_key, at) values (gen_random_uuid(), 'sms', 'x', 'x', 'x', 'x', '2026-11-02')`,
        [],
        'run',
      );
      await restart();
      await em.execute('select 1');
    });
    await expect(broken).rejects.toThrow();
    expect(runs).toBe(1);
    expect(await app.as({ kind: 'standIns' }, (em) => em.execute('select * from stand_in_delivery'))).toEqual([]);
  });

  test('a connection that is lost under a transaction, or before its first statement, leaves no hole in the pool', async () => {
    const client = new Client({ connectionString: server.ownerUrl.replace('stegvis_owner', 'postgres') });
    await client.connect();
    for (let round = 0; round < 8; round++) {
      const lost = app.as({ kind: 'signIn' }, async (em) => {
        const [row] = await em.execute<{ pid: number }[]>('select pg_backend_pid() as pid');
        await client.query('select pg_terminate_backend($1, 5000)', [row?.pid]);
        await em.execute('select 1');
      });
      await expect(lost).rejects.toThrow();
      // All of them at once, and asked for in the same breath: whichever was under way is an error, the rest are made anew.
      await one();
      const killed = client.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'stegvis_app'`);
      await Promise.allSettled([one(), one(), one(), one()]);
      await killed;
      expect(await Promise.all([one(), one(), one(), one()])).toEqual([1, 1, 1, 1]);
    }
    await client.end();
  });

  test('a commit that gets no answer is told apart from one that failed', async () => {
    const unknown = app.as({ kind: 'signIn' }, async (em) => {
      await em.execute('select 1');
      await restart();
    });
    await expect(unknown).rejects.toThrow(CommitUnknown);
    expect(await one()).toBe(1);
  });

  test('who listens hears again, after being told that something may have been missed', async () => {
    const heard: (string | null)[] = [];
    const listening = await app.listen('stegvis_log', (payload) => heard.push(payload));
    await restart();
    await expect.poll(() => heard, { timeout: 10_000 }).toEqual([null]);
    await app.as({ kind: 'signIn' }, (em) => em.execute(`select pg_notify('stegvis_log', 'again')`));
    await expect.poll(() => heard).toEqual([null, 'again']);
    await listening.stop();
  });

  test('a server that is gone for good is an error after the patience given', async () => {
    const hasty = await connect(urls.app, { patienceMs: 300 });
    await server.stop();
    expect(await hasty.isReachable()).toBe(false);
    await expect(hasty.as({ kind: 'signIn' }, (em) => em.execute('select 1'))).rejects.toThrow(/ECONNREFUSED|terminated/);
    await hasty.close();
    server = await startPostgres({ folder, durable: false, port: port() });
  });
});

describe('the embedded PostgreSQL', () => {
  test('a second start finds the running one, and a pid file left by a dead one is no hindrance', async () => {
    const second = await startPostgres({ folder, durable: false });
    expect(second.ownerUrl).toBe(server.ownerUrl);
    const pidFile = join(folder, 'data', 'postmaster.pid');
    const left = readFileSync(pidFile, 'utf8');
    await second.stop();
    // As after a power cut, when the number has gone to another program.
    writeFileSync(pidFile, left.replace(/^\d+/, String(process.pid)));
    server = await startPostgres({ folder, durable: false, port: port() });
    expect(await one()).toBe(1);
  });
});

describe('a role that row-level security does not bind', () => {
  const superuser = (): string =>
    server.ownerUrl.replace(/stegvis_owner:[^@]*/, `postgres:${readFileSync(join(folder, 'password'), 'utf8')}`);

  test('is refused: a superuser, and the owner of the tables', async () => {
    await expect(connect(superuser())).rejects.toThrow(/superanvändare/);
    await expect(connect(urls.owner)).rejects.toThrow(/äger tabellerna/);
  });

  test('the owner is bound as well, unless it says that it sets up', async () => {
    const citizens = async (): Promise<number | null> => {
      const client = new Client({ connectionString: urls.owner });
      await client.connect();
      const { rowCount } = await client.query('select * from citizen');
      await client.end();
      return rowCount;
    };
    await setUp(urls.owner, seedOrganisation);
    expect(await citizens()).toBe(0);
    expect(await setUp(urls.owner, async (em) => (await em.execute('select * from citizen')).length)).toBe(organisation.citizens.length);
  });

  test('seeding the organisation again changes nothing', async () => {
    const rows = () =>
      setUp(urls.owner, (em) =>
        em.execute('select (select count(*) from citizen) as c, (select count(*) from staff) as s, (select count(*) from commission) as k'),
      );
    const before = await rows();
    await setUp(urls.owner, seedOrganisation);
    expect(await rows()).toEqual(before);
  });
});
