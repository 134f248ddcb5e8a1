import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from '../../../compiler/compile.ts';
import { contentHash } from '../../../compiler/plan/hash.ts';
import { migrate, servingUrls, type DatabaseUrls } from '../../../db/migrate.ts';
import { publishMoment } from '../../../db/moments.ts';
import { deliveries } from '../../../db/standIns.ts';
import { connect, setUp, type Database } from '../../../db/orm.ts';
import type { Who } from '../../../db/who.ts';
import { startStandInServices } from '../../../integrations/standIns/startStandInServices.ts';
import { startMailSink } from '../../../integrations/mailSink.ts';
import { startOidcProvider } from '../../../integrations/oidcProvider.ts';
import { environmentOf } from '../../../start/environment.ts';
import type { StartOptions } from '../../../start/options.ts';
import { freePort } from '../../../start/port.ts';
import { startPostgres, type Postgres } from '../../../start/postgres.ts';
import { startDevServer, type DevServer } from '../../../temporal/devServer.ts';
import { browser, type Browser } from './browser.ts';
import { eventually } from './eventually.ts';
import { program, type Program } from './kept.ts';
import { document } from './moment.ts';
import { people, plant, type People, type Planted } from './people.ts';
import { rowsOf, type Rows } from './rows.ts';

/** The whole product as real processes on ports and in a folder of its own, each part of which a test may kill and start again. */
export interface House {
  readonly url: string;
  readonly urls: DatabaseUrls;
  readonly masterKey: Uint8Array;
  readonly people: People;
  readonly momentVersion: string;
  readonly api: Program;
  readonly worker: Program;
  readonly postgres: Restartable<'fast' | 'immediate'>;
  readonly temporal: Restartable<void> & { readonly address: string; readonly file: string /** SIGKILL. */; kill(): Promise<void> };
  /** The rows, in the API's role. Survives restarts of the database. */
  readonly db: Database;
  /** In the name of the first therapist. */
  readonly staff: Who;
  rows(id: string): Promise<Rows>;
  /** A citizen whom no other test has touched. */
  citizen(): Planted;
  /** A browser in which the person has signed in. */
  browser(person: Planted): Promise<Browser>;
  /** Starts the API and waits until it serves. */
  startApi(extra?: NodeJS.ProcessEnv): Promise<void>;
  /** A notice that a dead relay had marked is taken up by another after a minute: that minute has passed. */
  letLeasesRunOut(): Promise<void>;
  stop(): Promise<void>;
}

export interface Restartable<Mode> {
  stop(mode: Mode): Promise<void>;
  start(): Promise<void>;
}

const cacheFolder = fileURLToPath(new URL('../../../.stegvis/cache', import.meta.url));

/** Everything runs when it answers; without `api` no API is started and nothing signs in. */
export async function startHouse({ withApi = true } = {}): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'stegvis-faults-'));
  const inFolder = (name: string): string => join(folder, name);
  mkdirSync(inFolder('temporal'));
  const [port, postgresPort, temporalPort, mailPort] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
  const url = `http://localhost:${port}`;
  const everybody = people(40);
  const stops: (() => Promise<unknown>)[] = [];

  let postgres: Postgres;
  const startDatabase = async (): Promise<void> => {
    // Durable: what is acknowledged must survive an immediate stop.
    postgres = await startPostgres({ folder: inFolder('postgres'), port: postgresPort, durable: true });
  };
  let temporal: DevServer;
  const file = inFolder('temporal/temporal.db');
  const startTemporal = async (): Promise<void> => {
    const logFile = inFolder('temporal.log');
    temporal = await startDevServer({ cacheFolder, databaseFile: file, port: temporalPort, uiPort: null, logFile });
  };

  try {
    await Promise.all([startDatabase(), startTemporal()]);
    stops.push(() => temporal.stop());
    const urls = servingUrls(postgres!.ownerUrl, { app: randomBytes(12).toString('hex'), worker: randomBytes(12).toString('hex') });
    await migrate(urls);
    const momentVersion = await publish(urls.owner, everybody);
    const db = await connect(urls.app, { connections: 4 });
    stops.push(() => db.close());
    const workersDb = await connect(urls.worker, { connections: 1 });
    stops.push(() => workersDb.close());

    const options = optionsOf({ folder, port, postgresPort, temporalPort, mailPort });
    const client = { clientId: 'stegvis', clientSecret: randomBytes(24).toString('hex') };
    const personas = [...everybody.therapists, ...everybody.citizens].map(({ persona }) => persona);
    const oidc = await startOidcProvider({ port: 0, ...client, productUrls: [url], personas });
    stops.push(() => oidc.close());
    const mail = await startMailSink(mailPort, deliveries(db, 'standIns'), Date.now);
    stops.push(() => mail.close());
    const registered = {
      protectedIdentity: false,
      deceasedOn: null,
      registered: true,
      county: null,
      municipality: null,
      children: [],
    } as const;
    const services = await startStandInServices({
      port: 0,
      people: {
        citizens: everybody.citizens.map((each) => ({
          ...registered,
          personalIdentityNumber: each.persona.claims['personalIdentityNumber'] ?? '',
          givenName: each.persona.givenName,
          familyName: each.persona.familyName,
          account: { email: 'post@example.se', mobile: null, notices: true },
        })),
        staff: [],
        units: [],
      },
      store: deliveries(db, 'standIns'),
      now: Date.now,
      videoKey: randomBytes(32),
    });
    stops.push(() => services.close());
    const masterKey = randomBytes(32);
    const environment = {
      ...environmentOf(
        options,
        {
          masterKey: masterKey.toString('base64'),
          cookieKey: randomBytes(32).toString('base64'),
          oidcClientSecret: client.clientSecret,
        },
        {
          database: urls,
          temporal: { address: temporal!.address, uiUrl: '' },
          oidc: { ...client, issuer: oidc.issuer },
          smtpUrl: `smtp://127.0.0.1:${mail.port}`,
          services: { SERVICES_URL: services.url, SMS_URL: `${services.url}/sms`, SMS_TOKEN: 'only-in-tests' },
        },
      ),
      STEGVIS_MASTER_KEY: masterKey.toString('base64'),
      STEGVIS_CACHE: cacheFolder,
      LOG_LEVEL: 'info',
      // Everyone here is at one address, and asks as fast as the machine can.
      STEGVIS_SIGN_INS_PER_MINUTE: '2000',
      STEGVIS_POINTS_PER_MINUTE: '600000',
    };
    const api = program('api/server.ts', environment, inFolder('api.log'));
    const worker = program('temporal/worker.ts', environment, inFolder('worker.log'));
    stops.push(() => Promise.all([api.stop(), worker.stop()]));

    const startApi = async (extra: NodeJS.ProcessEnv = {}): Promise<void> => {
      api.start(extra);
      await eventually(
        'the API to serve',
        () => {
          if (!api.isAlive()) throw new Error(api.log().slice(-2_000));
          return fetch(`${url}/healthz`);
        },
        ({ ok }) => ok,
        30_000,
      );
    };
    worker.start();
    if (withApi) await startApi();

    const staff: Who = { kind: 'staff', id: everybody.therapists[0].id, unit: everybody.unit };
    let nextCitizen = 0;
    return {
      url,
      urls,
      masterKey,
      people: everybody,
      momentVersion,
      api,
      worker,
      postgres: { stop: (mode) => postgres.stop(mode), start: startDatabase },
      temporal: {
        address: temporal!.address,
        file,
        stop: () => temporal.stop(),
        start: startTemporal,
        async kill() {
          process.kill(temporal.pid, 'SIGKILL');
          await temporal.gone;
        },
      },
      db,
      staff,
      rows: (id) => rowsOf(db, staff, id),
      citizen() {
        const next = everybody.citizens[nextCitizen++];
        if (!next) throw new Error('No citizens left: plant more.');
        return next;
      },
      async browser({ persona }) {
        const theirs = browser(url);
        await theirs.signIn(persona.group, persona.subject);
        return theirs;
      },
      startApi,
      async letLeasesRunOut() {
        await workersDb.as({ kind: 'worker' }, (em) =>
          em.execute(
            `with late as (update notice set sending_at = sending_at - interval '2 minutes' where status = 'sending' returning id)
             select pg_notify('stegvis_notice', id::text) from late`,
            [],
            'run',
          ),
        );
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }

  async function stop(): Promise<void> {
    for (const end of stops.toReversed()) await end();
    await postgres?.stop('immediate');
    if (process.env['STEGVIS_KEEP_FAULTS'] === undefined) rmSync(folder, { recursive: true, force: true });
    else console.log(folder);
  }
}

async function publish(ownerUrl: string, everybody: People): Promise<string> {
  const { plan, moment, problems } = compile(document);
  if (plan === null) throw new Error(`The test's moment does not compile: ${JSON.stringify(problems)}`);
  const planHash = await contentHash(plan);
  return setUp(ownerUrl, async (em) => {
    await plant(em, everybody);
    return publishMoment(em, { id: randomUUID(), document: moment, plan, planHash, units: [everybody.unit], publishedAt: Date.now() });
  });
}

function optionsOf(ports: { folder: string; port: number; postgresPort: number; temporalPort: number; mailPort: number }): StartOptions {
  return {
    STEGVIS_STATE: ports.folder,
    STEGVIS_PORT: ports.port,
    STEGVIS_OIDC_PORT: 1,
    STEGVIS_SAML_PORT: 1,
    STEGVIS_STAFF_OIDC_PORT: 1,
    STEGVIS_MAIL_PORT: ports.mailPort,
    STEGVIS_SERVICES_PORT: 1,
    STEGVIS_POSTGRES_PORT: ports.postgresPort,
    TEMPORAL_PORT: ports.temporalPort,
    TEMPORAL_UI_PORT: 1,
    STEGVIS_SEED: 'no',
  };
}

/** What Temporal has on disk: its database and what has not been folded into it yet. */
export function filesOf(file: string): Buffer {
  const read = (name: string): Buffer => {
    try {
      return readFileSync(name);
    } catch {
      return Buffer.alloc(0);
    }
  };
  return Buffer.concat([file, `${file}-wal`].map(read));
}
