import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import proto from '@temporalio/proto';
import { Worker } from '@temporalio/worker';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Plan } from '../../engine/plan.ts';
import type { CitizenKind } from '../../simulator/act.ts';
import { citizenOf } from '../../simulator/citizens.ts';
import { simulate } from '../../simulator/life.ts';
import { readOrBuildBundle } from '../../temporal/bundle.ts';
import type { Bundle } from '../../temporal/bundle.ts';
import { dataConverter } from '../../temporal/dataConverter.ts';
import { runningMomentId } from '../../workflows/ids.ts';
import { exampleMoment } from '../support/exampleMoment.ts';
import { liveOnTemporal } from '../support/liveOnTemporal.ts';
import type { MemoryActivities } from '../support/memoryActivities.ts';
import { createMemoryActivities } from '../support/memoryActivities.ts';
import type { TestTemporal } from '../support/temporal.ts';
import { cacheFolder, fixedKeyRing, joinTemporal, quietRuntime } from '../support/temporal.ts';

/**
 * Running moments live for months and the engine is workflow code: what was recorded must replay. A change that breaks a history needs a new
 * plan format or `patched()`, on purpose. `RECORD=1` adds histories of today beside the old ones. Payloads in them are encrypted
 * with the tests' fixed key, so that the codec's format is held too.
 */
const folder = fileURLToPath(new URL('../histories/', import.meta.url));
const DAY = 86_400_000;
const { History } = proto.temporal.api.history.v1;
const today = new Date().toISOString().slice(0, 10);

const record = (): void => {
  test.each([
    { moment: 'somnskola', kind: 'diligent' },
    { moment: 'somnskola', kind: 'slow' },
    { moment: 'somnskola', kind: 'silent' },
    { moment: 'oro-kort', kind: 'diligent' },
    { moment: 'oro-kort', kind: 'dropout' },
  ] as const)('$moment, $kind, under skipped time', async ({ moment, kind }) => {
    await recorded('skipping', `${moment}-${kind}`, async (temporal, rows) => {
      const { id, plan, start } = await begun(temporal, moment);
      await live(temporal, rows, id, plan, start, moment, kind);
      return id;
    });
  });

  test('a walk, a refused write, a late wake and a continue-as-new on an ordinary server', async () => {
    await recorded('ordinary', 'somnskola-walked', async (temporal, rows) => {
      const { id, start } = await begun(temporal, 'somnskola');
      for (const days of [9, 20, 33]) {
        const { seq } = await rows.append(id, { kind: 'fastForward', to: start + days * DAY });
        await temporal.temporal.nudge(id, seq, 20_000);
        rows.before.write = async () => {
          delete rows.before.write;
          await rows.append(id, { kind: 'citizenActive' });
        };
        const late = await rows.jump(id, 3 * DAY);
        await temporal.temporal.nudge(id, late.seq, 20_000);
        await temporal.temporal.nudge(id, late.seq + 1, 20_000);
      }
      return id;
    });
  });
};
if (process.env['RECORD'] === '1') describe('record', record);

describe('stored histories replay', () => {
  let bundle: Bundle;
  beforeAll(async () => {
    quietRuntime();
    bundle = await readOrBuildBundle(cacheFolder);
  });
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

  test('there are histories of every example moment', () => {
    for (const moment of ['somnskola', 'oro-kort']) expect(files.filter((name) => name.startsWith(moment)).length).toBeGreaterThan(0);
  });

  test.each(files)('%s', async (file) => {
    const { history } = JSON.parse(readFileSync(folder + file, 'utf8')) as { history: string };
    await Worker.runReplayHistory(
      { workflowBundle: bundle, dataConverter: dataConverter(fixedKeyRing), replayName: file },
      History.decode(Buffer.from(history, 'base64')),
      runningMomentId('recorded'),
    );
  });
});

async function recorded(
  server: 'skipping' | 'ordinary',
  name: string,
  life: (temporal: TestTemporal, rows: MemoryActivities) => Promise<string>,
): Promise<void> {
  let rows: MemoryActivities | null = null;
  const temporal = await joinTemporal(server, (now) => (rows = createMemoryActivities(now)), { keys: fixedKeyRing });
  if (!rows) throw new Error('The worker asked for no activities.');
  const id = await life(temporal, rows);
  const { client } = temporal.temporal;
  const runs = new Set<string>();
  if (server === 'ordinary') {
    for await (const run of client.workflow.list({ query: `WorkflowId = "${runningMomentId(id)}"` })) runs.add(run.runId);
  } else runs.add((await client.workflow.getHandle(runningMomentId(id)).describe()).runId);
  let number = 0;
  for (const run of runs) {
    const history = await client.workflow.getHandle(runningMomentId(id), run).fetchHistory();
    const file = `${name}-${today}${++number > 1 ? `-${number}` : ''}.json`;
    const bytes = Buffer.from(History.encode(history).finish());
    writeFileSync(
      folder + file,
      `${JSON.stringify({ events: history.events?.length, history: bytes.toString('base64') }, null, 2)}
`,
    );
  }
  await client.workflow.getHandle(runningMomentId(id)).terminate();
  await temporal.stop();
}

async function begun(temporal: TestTemporal, moment: 'somnskola' | 'oro-kort') {
  const id = randomUUID();
  const { plan } = exampleMoment(moment);
  const start = Math.floor(await temporal.now());
  await temporal.temporal.start({ id, plan, startedAt: start, unit: 'enhet-1', kind: 'test' });
  await temporal.temporal.nudge(id, 1, 20_000);
  return { id, plan, start };
}

async function live(
  temporal: TestTemporal,
  rows: MemoryActivities,
  id: string,
  plan: Plan,
  start: number,
  name: 'somnskola' | 'oro-kort',
  kind: CitizenKind,
): Promise<void> {
  const until = start + 70 * DAY;
  const { events } = await simulate({ moment: exampleMoment(name).moment, plan, start, citizen: citizenOf(kind), until });
  await liveOnTemporal(temporal, rows, id, events, until);
}
