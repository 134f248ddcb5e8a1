import { DefaultLogger, makeTelemetryFilterString, NativeConnection, Runtime } from '@temporalio/worker';
import type { Worker } from '@temporalio/worker';
import { createActivities } from '../activities/index.ts';
import { score, scoreMoment } from '../activities/score.ts';
import { databaseClock } from '../db/clock.ts';
import { connect } from '../db/orm.ts';
import { logKeyOf } from '../db/logKey.ts';
import { payloadKeyRows } from '../db/payloadKeys.ts';
import { deliveries } from '../db/standIns.ts';
import { inboxChannel } from '../integrations/caseInbox.ts';
import { inboxStandIn } from '../integrations/inbox.ts';
import { openFileStore } from '../integrations/openFileStore.ts';
import { openServices } from '../integrations/openServices.ts';
import { smsStandIn } from '../integrations/sms.ts';
import { standIn, wellBehaved } from '../integrations/standIn.ts';
import { readSettings } from '../settings/settings.ts';
import { readOrBuildBundle } from './bundle.ts';
import { connectTemporal } from './client.ts';
import { connectionOptions } from './connection.ts';
import { createWorker } from './createWorker.ts';
import { createKeyRing } from './keyRing.ts';
import { createWorkerLog } from './log.ts';
import { startLogKeeping } from './logKeeping.ts';
import { startLogRelay } from './logRelay.ts';
import { startRelay } from './relay.ts';
import { startRounds } from './rounds.ts';
import { startServiceRounds } from './serviceRounds.ts';
import { registerSearchAttributes } from './searchAttributes.ts';
import { sweepFiles } from './sweepFiles.ts';
import { startWatcher } from './watcher.ts';

process.env.TZ = 'UTC';

/** The worker's process: runs moments, relays what has committed, watches that nobody falls silent. Any number may run side by side. */
const settings = readSettings(process.env);
const log = createWorkerLog(settings.LOG_LEVEL);
Runtime.install({
  logger: new DefaultLogger('WARN', (entry) => log.temporal(entry)),
  telemetryOptions: { logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'WARN', other: 'WARN' }) } },
  shutdownSignals: [],
});
const db = await connect(settings.DATABASE_WORKER_URL, {
  connections: 10,
  guardianUntilAge: settings.STEGVIS_GUARDIAN_UNTIL_AGE,
  onTrouble: (message) => log.warn(message),
});
const clock = databaseClock;
const keys = createKeyRing(payloadKeyRows(db, 'worker'), Buffer.from(settings.STEGVIS_MASTER_KEY, 'base64'));
const temporal = await connectTemporal(settings, keys);
const kept = deliveries(db, 'worker');
const services = openServices(settings, Date.now);
const channels = {
  real: { inbox: inboxChannel(services.caseInbox), sms: services.sms, email: services.mail },
  test: { inbox: inboxStandIn(kept, Date.now), sms: smsStandIn(kept, Date.now), email: standIn('email', kept, wellBehaved(), Date.now) },
};

let worker: Worker | null = null;
let leaving = false;
const relay = await startRelay({ db, clock, temporal, channels, services, url: settings.STEGVIS_URL, log });
const serviceRounds = startServiceRounds({ db, clock, services, log });
const logRelay = startLogRelay({ db, clock, logStore: services.logStore, log });
const logKeeping = startLogKeeping({ db, clock, key: logKeyOf(settings), years: settings.STEGVIS_LOG_YEARS, log });
const watcher = startWatcher({ db, clock, temporal, log });
const files = openFileStore(settings);
const sweeper = startRounds(
  async () => {
    await sweepFiles({ db, clock, files });
  },
  { everyMs: 15 * 60_000, trouble: (error) => log.warn('Filer som inget behåller gick inte att ta bort.', error) },
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => leave());

await runMoments();
await Promise.all([relay.stop(), serviceRounds.stop(), watcher.stop(), sweeper.stop(), logRelay.stop(), logKeeping.stop()]);
services.close();
await temporal.close();
await db.close();
process.exit(0);

function leave(): void {
  if (leaving) return;
  leaving = true;
  setTimeout(() => process.exit(1), 20_000).unref();
  worker?.shutdown();
}

/** Runs until told to leave. Temporal may be away, at start and later: notices go on meanwhile, and it is asked again. */
async function runMoments(): Promise<void> {
  const bundle = await readOrBuildBundle(process.env['STEGVIS_CACHE'] || '.stegvis/cache');
  for (let pause = 500; !leaving; pause = Math.min(pause * 2, 10_000)) {
    let connection: NativeConnection | null = null;
    try {
      connection = await NativeConnection.connect(await connectionOptions(settings));
      // A server of somebody else's may not let us: then its operators have to, and starting says so.
      await registerSearchAttributes(connection, settings.TEMPORAL_NAMESPACE).catch((error: unknown) =>
        log.warn('Sökattributen gick inte att registrera; de behöver finnas i namnrymden.', error),
      );
      worker = await createWorker({
        connection,
        namespace: settings.TEMPORAL_NAMESPACE,
        bundle,
        activities: createActivities({ db, clock, score, scoreMoment }),
        keys,
      });
      log.info('Arbetaren är i gång.');
      pause = 500;
      if (!leaving) await worker.run();
    } catch (error) {
      log.warn('Arbetaren nådde inte Temporal, försöker igen.', error);
      if (!leaving) await new Promise((resolve) => setTimeout(resolve, pause));
    } finally {
      worker = null;
      await connection?.close().catch(() => undefined);
    }
  }
}
