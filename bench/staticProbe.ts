import { Connection } from '@temporalio/client';
import { InternalConnectionOptionsSymbol } from '@temporalio/client/lib/connection.js';
import { tsToMs } from '@temporalio/common/lib/time.js';
import { NativeConnection } from '@temporalio/worker';
import { readOrBuildBundle } from '../temporal/bundle.ts';
import { createWorker } from '../temporal/createWorker.ts';
import { toTheMinute } from '../test/support/livesOnTemporal.ts';
import { createMemoryActivities } from '../test/support/memoryActivities.ts';
import { fixedKeyRing, quietRuntime } from '../test/support/temporal.ts';
import { cpuMs } from './cpu.ts';
import type { Ask } from './static.ts';
import { staticBundle } from './static/bundle.ts';

/** A worker alone in its process, so that its processor time is its own: the interpreter's or the hand-written workflows'. */
const [kind = '', address = '', taskQueue = ''] = process.argv.slice(2);
quietRuntime();
const control = await Connection.connect({ address, [InternalConnectionOptionsSymbol]: { supportsTestService: true } } as object);
const activities = createMemoryActivities(async () => {
  const { time } = (await control.testService?.getCurrentTime({})) ?? {};
  return time ? tsToMs(time) : Date.now();
}, toTheMinute);
const worker = await createWorker({
  connection: await NativeConnection.connect({ address }),
  namespace: 'default',
  bundle: kind === 'ours' ? await readOrBuildBundle('.stegvis/cache') : await staticBundle(),
  activities,
  keys: fixedKeyRing,
  taskQueue,
});
void worker.run();

process.on('message', (ask: Ask) => {
  void (async () => {
    if (ask.kind === 'begin') activities.of(ask.id).offset = ask.offset;
    if (ask.kind === 'append') await activities.append(ask.id, ask.happening, ask.at);
    process.send?.({ cpu: cpuMs() });
  })();
});
process.on('disconnect', () => process.exit(0));
process.send?.({ cpu: cpuMs() });
