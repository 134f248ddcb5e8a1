import { spawn } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { databaseClock } from '../db/clock.ts';
import { formsOf } from '../db/forms.ts';
import { migrate, servingUrls } from '../db/migrate.ts';
import { connect, setUp, type Database } from '../db/orm.ts';
import { startRunningMoment } from '../db/runningMoments.ts';
import { createSession } from '../db/sessions.ts';
import { shownHash } from '../api/shownHash.ts';
import { answersTo } from '../simulator/answers.ts';
import { citizens } from '../start/seed/citizens.ts';
import { units } from '../start/seed/places.ts';
import type { Published } from '../start/seed/publish.ts';
import { seedOrganisationAndMoments } from '../start/seed/seed.ts';
import { staff } from '../start/seed/staff.ts';
import { startPostgres } from '../start/postgres.ts';
import { percentile, sideBySide, type Ratio } from './ratio.ts';

const CONNECTIONS = 10;
const EACH = 40;

/**
 * A citizen's answers saved and acknowledged: session, policy, validation, idempotency, answers, event, access log in one transaction, beside
 * the barest thing that is as durable, one insert by Hono and pg. Same database, ten connections, the engine away from both.
 */
export async function measureSave(): Promise<readonly Ratio[]> {
  const folder = mkdtempSync(join(tmpdir(), 'stegvis-bench-'));
  const postgres = await startPostgres({ folder, durable: true });
  const urls = servingUrls(postgres.ownerUrl, { app: randomBytes(12).toString('hex'), worker: randomBytes(12).toString('hex') });
  await migrate(urls);
  const { somnskola: published } = await seedOrganisationAndMoments(urls.owner);
  await setUp(urls.owner, async (em) => {
    await em.execute('create table bare_save (id uuid primary key, body jsonb not null, at timestamptz not null)', [], 'run');
    await em.execute('grant insert on bare_save to stegvis_app', [], 'run');
  });
  const db = await connect(urls.app, { connections: 4 });
  const ours = await server('ours', urls.app);
  const bare = await server('bare', urls.app);
  try {
    const savers = await Promise.all(citizens.slice(0, CONNECTIONS).map((citizen) => saver(db, published, citizen.id)));
    const toUs = (): Promise<readonly number[]> => load(savers.map((save) => () => save(ours.url)));
    const toBare = (): Promise<readonly number[]> =>
      load(
        savers.map(
          () => () =>
            ask(`${bare.url}/save`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: savers[0]?.body ?? '' }),
        ),
      );
    await toUs();
    await toBare();
    return [
      await sideBySide(
        { name: 'Svar sparade och kvitterade, p50', unit: 'ms', goal: '≤ 2,0', reached: (ratio) => ratio <= 2 },
        async () => percentile(await toUs(), 0.5),
        async () => percentile(await toBare(), 0.5),
      ),
      await sideBySide(
        { name: 'Svar sparade och kvitterade, p99', unit: 'ms', goal: '≤ 2,5', reached: (ratio) => ratio <= 2.5 },
        async () => percentile(await toUs(), 0.99),
        async () => percentile(await toBare(), 0.99),
      ),
    ];
  } finally {
    ours.stop();
    bare.stop();
    await db.close();
    await postgres.stop('immediate');
    rmSync(folder, { recursive: true, force: true });
  }
}

type Saver = ((url: string) => Promise<void>) & { readonly body: string };

/** A citizen with a running moment and a session, who saves the same form again and again. */
async function saver(db: Database, { version, moment }: Published, citizen: string): Promise<Saver> {
  const form = moment.forms.find(({ id }) => id === 'mal');
  if (!form) throw new Error('Sömnskola has no form "mal".');
  const who = { kind: 'staff', id: staff[0].id, unit: units[0].id } as const;
  const { id, instance } = await db.as(who, async (em) => {
    const started = await startRunningMoment(
      em,
      { citizen, unit: who.unit, responsible: who.id, momentVersion: version, kind: 'real' },
      databaseClock,
    );
    const row = (await formsOf(em, started.id)).find((one) => one.form === form.id);
    return { id: started.id, instance: row?.instance ?? '' };
  });
  const secret = randomBytes(32).toString('base64url');
  const idHash = createHash('sha256').update(secret).digest();
  const at = Date.now();
  await db.as({ kind: 'signIn' }, (em) =>
    createSession(em, { idHash, person: { kind: 'citizen', id: citizen }, idToken: null, at, expiresAt: at + 3_600_000 }),
  );
  const answers = answersTo(form, { burden: 0.4, seed: 'bench', occasion: '1' });
  const shown = shownHash(form);
  let answerVersion = 0;
  const save = async (url: string): Promise<void> => {
    await ask(`${url}/api/me/moments/${id}/forms/${instance}/answers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), origin: url, cookie: `stegvis-citizen=${secret}` },
      body: JSON.stringify({ answers, shownHash: shown, answerVersion: answerVersion++ }),
    });
  };
  return Object.assign(save, { body: JSON.stringify({ answers }) });
}

/** Every connection asks in a row; the times of all, in milliseconds. */
async function load(connections: readonly (() => Promise<void>)[]): Promise<readonly number[]> {
  const times = await Promise.all(
    connections.map(async (request) => {
      const own: number[] = [];
      for (let n = 0; n < EACH; n += 1) {
        const began = performance.now();
        await request();
        own.push(performance.now() - began);
      }
      return own;
    }),
  );
  return times.flat();
}

async function ask(url: string, init: RequestInit): Promise<void> {
  const response = await fetch(url, init);
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text.slice(0, 300)}`);
}

async function server(kind: 'ours' | 'bare', databaseUrl: string): Promise<{ readonly url: string; stop(): void }> {
  const child = spawn(process.execPath, ['bench/saveServer.ts', kind, databaseUrl], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { url: line.toString().trim(), stop: () => void child.kill() };
}
