import { migrate, servingUrls, type DatabaseUrls } from '../db/migrate.ts';
import { connect } from '../db/orm.ts';
import { buildWeb } from './buildWeb.ts';
import { environmentOf, productUrl } from './environment.ts';
import { keepRunning } from './keepRunning.ts';
import { claim } from './onlyOne.ts';
import { readStartOptions, type StartOptions } from './options.ts';
import { requireFreePort } from './port.ts';
import { startPostgres } from './postgres.ts';
import { sinceStart, step } from './progress.ts';
import { sayWhy } from './refusal.ts';
import { readSecrets } from './secrets.ts';
import { seedLives, seedOrganisationAndMoments } from './seed/seed.ts';
import { startServices, startSignIn } from './standIns.ts';
import { stateFolder, type StateFolder } from './stateFolder.ts';
import { stopping } from './stopping.ts';
import { startTemporal } from './temporal.ts';
import { untilReady } from './untilReady.ts';
import { welcome } from './welcome.ts';

process.env.TZ = 'UTC';

/** `npm start`: everything that is not given is started, in order; ctrl-C stops all of it in the opposite order. */
const started = stopping();
const errors: { log?: string } = {};
let leaving = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void leave(0));

try {
  await start(readStartOptions());
} catch (error) {
  if (!leaving) {
    sayWhy(error, errors.log);
    await leave(1);
  }
}

async function start(options: StartOptions): Promise<void> {
  const state = stateFolder(options.STEGVIS_STATE);
  errors.log = state.startLog;
  started.add('mappen', claim(state.running));
  const secrets = readSecrets(state.secrets);
  await requireFreePort(options.STEGVIS_PORT, 'Stegvis', 'STEGVIS_PORT');

  const owner = await step('PostgreSQL', () => postgres(options, state));
  const urls = addresses(owner);
  await step('Tabeller', () => migrate(urls));
  const published = await step('Organisation och moment', () => seedOrganisationAndMoments(owner));
  const temporal = await step('Temporal', async (say) => {
    const server = await startTemporal(options, state, say);
    started.add('Temporal', server.stop);
    return server;
  });
  const database = await connect(urls.app, { connections: 3 });
  started.add('databasens anslutningar', () => database.close());
  const { oidc, smtpUrl, services } = await step('Inloggning och tjänster', async () => {
    const signIn = await startSignIn(options, secrets);
    started.add('inloggningen', signIn.close);
    const outside = await startServices(options, database);
    started.add('tjänsterna', outside.close);
    return { oidc: signIn, smtpUrl: outside.smtpUrl, services: outside.services };
  });
  const environment = environmentOf(options, secrets, { database: urls, temporal, oidc, smtpUrl, services });
  await step('Webben', () => buildWeb());
  await step('Arbetare och API', async () => {
    for (const [name, entry] of Object.entries({ worker: 'temporal/worker.ts', api: 'api/server.ts' })) {
      const kept = keepRunning(
        name,
        entry,
        { ...environment, STEGVIS_CACHE: state.cache, STEGVIS_FILES: process.env['STEGVIS_FILES'] || state.files },
        state.logs,
      );
      started.add(name, kept.stop);
    }
    await untilReady(productUrl(options), state.logs);
  });
  if (options.STEGVIS_SEED === 'yes') await step('Invånare mitt i sina moment', (say) => seedLives(environment, published, say));
  console.log(welcome({ product: productUrl(options), temporalUi: temporal.uiUrl, state: state.root, seconds: sinceStart() }));
}

async function postgres(options: StartOptions, state: StateFolder): Promise<string> {
  const server = await startPostgres({ url: process.env.DATABASE_URL, folder: state.postgres, port: options.STEGVIS_POSTGRES_PORT });
  started.add('PostgreSQL', () => server.stop());
  return server.ownerUrl;
}

/** The serving roles' addresses: those given, else made from the owner's. */
function addresses(owner: string): DatabaseUrls {
  const own = servingUrls(owner);
  return { owner, app: process.env.DATABASE_APP_URL || own.app, worker: process.env.DATABASE_WORKER_URL || own.worker };
}

async function leave(code: number): Promise<void> {
  if (leaving) return;
  leaving = true;
  if (code === 0) console.log('\nStoppar …');
  await started.stop();
  if (code === 0) console.log('Allt är stoppat.');
  process.exit(code);
}
