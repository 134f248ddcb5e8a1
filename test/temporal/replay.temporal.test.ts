import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import proto from '@temporalio/proto';
import { Worker } from '@temporalio/worker';
import { beforeAll, describe, expect, test } from 'vitest';
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
 * plan format or `patched()`, on purpose. `RECORD=1` adds histories of example moments that have none. Payloads in them are encrypted
 * with the tests' fixed key, so that the codec's format is held too.
 */
const folder = fileURLToPath(new URL('../histories/', import.meta.url));
const DAY = 86_400_000;
const { History } = proto.temporal.api.history.v1;
const today = new Date().toISOString().slice(0, 10);

const stored = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.json'));
const examples = readdirSync(fileURLToPath(new URL('../../moments/', import.meta.url)))
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -'.json'.length));
/** An old history is never recorded anew: it is what has to replay. */
const unrecorded = (): string[] => examples.filter((moment) => !stored().some((name) => name.startsWith(`${moment}-`)));

const record = (): void => {
  test.skipIf(unrecorded().length === 0).each(unrecorded())('%s, diligent, under skipped time', async (moment) => {
    await recorded('skipping', `${moment}-diligent`, (temporal, rows) => live(temporal, rows, moment, 'diligent'));
  });

  test.skipIf(stored().some((name) => name.startsWith('moved-')))(
    'a walk, a refused write, a late wake, another version and a continue-as-new on an ordinary server',
    async () => {
      await recorded('ordinary', 'moved-somnskola', async (temporal, rows) => {
        const { id, plan, start } = await begun(temporal, 'somnskola');
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
          if (days !== 20) continue;
          const move = await rows.append(id, {
            kind: 'planMoved',
            plan: { ...plan, version: '9.0', workflowType: `${plan.moment}/9.0` },
            hash: 'hash 9.0',
            moved: { modules: {}, forms: {}, batteries: {}, flags: {} },
            as: 'safe',
          });
          await temporal.temporal.nudge(id, move.seq, 20_000);
        }
        return id;
      });
    },
  );
};
if (process.env['RECORD'] === '1') describe('record', record);

describe('stored histories replay', () => {
  let bundle: Bundle;
  beforeAll(async () => {
    quietRuntime();
    bundle = await readOrBuildBundle(cacheFolder);
  });
  const files = stored();

  test('there are histories of every example moment', () => {
    expect(unrecorded()).toEqual([]);
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

async function begun(temporal: TestTemporal, moment: string) {
  const id = randomUUID();
  const { plan } = exampleMoment(moment);
  const start = Math.floor(await temporal.now());
  await temporal.temporal.start({ id, plan, startedAt: start, unit: 'enhet-1', kind: 'test' });
  await temporal.temporal.nudge(id, 1, 20_000);
  return { id, plan, start };
}

/** A simulated life as it would have been on Temporal, from what it was given at its start. */
async function live(temporal: TestTemporal, rows: MemoryActivities, name: string, kind: CitizenKind): Promise<string> {
  const id = randomUUID();
  const { moment, plan } = exampleMoment(name);
  const now = Math.floor(await temporal.now());
  const until = now + 70 * DAY;
  const life = await simulate({ moment, plan, start: now, citizen: citizenOf(kind), until });
  if (!life.start) throw new Error('The life has no start.');
  const { at: startedAt, now: _now, ...start } = life.start;
  await temporal.temporal.start({ id, plan, startedAt, start, unit: 'enhet-1', kind: 'test' });
  await temporal.temporal.nudge(id, 1, 20_000);
  await liveOnTemporal(temporal, rows, id, life.events, until);
  return id;
}
