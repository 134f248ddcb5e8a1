import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { databaseClock } from '../db/clock.ts';
import { connect } from '../db/orm.ts';
import { payloadKeyRows } from '../db/payloadKeys.ts';
import { openFileStore } from '../integrations/openFileStore.ts';
import { openServices } from '../integrations/openServices.ts';
import { readSettings } from '../settings/settings.ts';
import { connectTemporal } from '../temporal/client.ts';
import { decodePayloads, keyIdsOf } from '../temporal/decode.ts';
import { createKeyRing } from '../temporal/keyRing.ts';
import { createApp } from './app.ts';
import { engineLink } from './engineLink.ts';
import { createLog } from './log.ts';
import { signInBySettings } from './signInBySettings.ts';
import { keepTellingHealth } from './keepTellingHealth.ts';
import { besideProduct, isLoopback } from './loopback.ts';

process.env.TZ = 'UTC';

/** How long an act waits for the engine before it answers that it is saved. */
const NUDGE_MS = 2_000;
const LEAVE_MS = 8_000;

/** The API's process: reads the settings, connects, listens, and on a signal answers what it has begun before it leaves. */
const settings = readSettings(process.env);
const log = createLog(settings.LOG_LEVEL);
const db = await connect(settings.DATABASE_APP_URL, {
  connections: 10,
  guardianUntilAge: settings.STEGVIS_GUARDIAN_UNTIL_AGE,
  onTrouble: (message) => log.warn(message),
});
const keys = createKeyRing(payloadKeyRows(db, 'codec'), Buffer.from(settings.STEGVIS_MASTER_KEY, 'base64'));
const temporal = await connectTemporal(settings, keys);
const services = openServices(settings, Date.now);
const processName = `api-${randomUUID().slice(0, 8)}`;
const web = folder('../dist/web');

const { app, stop } = createApp({
  db,
  engine: engineLink(temporal, NUDGE_MS, (error) => log.error({ err: error }, 'the nudge failed')),
  ...signInBySettings(settings),
  codec: { keyIdsOf, open: (payloads, keyIds) => decodePayloads(payloads, keys, keyIds) },
  log,
  clock: databaseClock,
  url: settings.STEGVIS_URL,
  cookieKey: Buffer.from(settings.STEGVIS_COOKIE_KEY, 'base64'),
  temporalUiUrl: besideProduct(settings.TEMPORAL_UI_URL, settings.STEGVIS_URL),
  temporalNamespace: settings.TEMPORAL_NAMESPACE,
  web,
  services,
  processName,
  standInsUrl: settings.STEGVIS_SERVICES === 'standIns' ? settings.SERVICES_URL : null,
  files: openFileStore(settings),
  media: folder('../moments/media'),
  standIns: settings.STEGVIS_SERVICES === 'standIns',
  mediaOrigins: settings.STEGVIS_MEDIA_ORIGINS,
  limits: {
    pointsPerMinute: settings.STEGVIS_POINTS_PER_MINUTE,
    signInsPerMinute: settings.STEGVIS_SIGN_INS_PER_MINUTE,
    processes: settings.STEGVIS_API_PROCESSES,
    proxies: settings.STEGVIS_PROXIES,
    atOnce: 300,
  },
});

const health = keepTellingHealth({ db, clock: databaseClock, services, log, processName });

// An address for this machine only is listened to on this machine only: what is for development is there.
const hostname = isLoopback(settings.STEGVIS_URL) ? '127.0.0.1' : undefined;
const server = serve({ fetch: app.fetch, port: settings.STEGVIS_PORT, ...(hostname === undefined ? {} : { hostname }) }, ({ port }) =>
  log.info({ port, web: web !== null }, 'listening'),
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void leave());

async function leave(): Promise<void> {
  const late = setTimeout(() => process.exit(1), LEAVE_MS);
  late.unref();
  await stop();
  await health.stop();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  services.close();
  await temporal.close();
  await db.close();
  process.exit(0);
}

function folder(path: string): string | null {
  const full = fileURLToPath(new URL(path, import.meta.url));
  return existsSync(full) ? full : null;
}
