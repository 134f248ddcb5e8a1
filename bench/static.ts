import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Client, Connection, WorkflowUpdateRPCTimeoutOrCancelledError } from '@temporalio/client';
import { InternalConnectionOptionsSymbol } from '@temporalio/client/lib/connection.js';
import { defineSearchAttributeKey } from '@temporalio/common';
import { msToTs, tsToMs } from '@temporalio/common/lib/time.js';
import type { Instant } from '../engine/plan.ts';
import { createTemporalClient } from '../temporal/client.ts';
import { dataConverter } from '../temporal/dataConverter.ts';
import { startTestServer } from '../temporal/testServer.ts';
import { toTheMinute } from '../test/support/livesOnTemporal.ts';
import type { MemoryActivities } from '../test/support/memoryActivities.ts';
import { cacheFolder, fixedKeyRing } from '../test/support/temporal.ts';
import { SEARCH_ATTRIBUTES, runningMomentId } from '../workflows/ids.ts';
import { nudge } from '../workflows/messages.ts';
import { costOf } from './history.ts';
import { inTurns, type InTurns, type Ratio, ratioOf } from './ratio.ts';
import { livedTemplate, type Template, templates } from './static/templates.ts';

const START = Date.UTC(2026, 1, 2, 8, 30);
const MINUTE = 60_000;
const LIVES = 3;
const LOST_MS = 10_000;
const MOST_TRIES = 4;

/** What the probe's process is asked for; it answers with its processor time. */
export type Ask =
  | { readonly kind: 'begin'; readonly id: string; readonly offset: number }
  | { readonly kind: 'append'; readonly id: string; readonly happening: Parameters<MemoryActivities['append']>[1]; readonly at: Instant }
  | { readonly kind: 'cpu' };

/** One life's price. */
interface Price {
  readonly events: number;
  readonly cpu: number;
  readonly wall: number;
}

/**
 * The interpreter beside workflows written by hand for the same programmes: the same life under skipped time, the same writes
 * (`test/limits/handWritten.test.ts`), a worker each in a process of its own. Events, processor time and time on the wall.
 */
export async function measureStatic(): Promise<readonly Ratio[]> {
  const ratios: Ratio[] = [];
  for (const template of templates()) ratios.push(...(await measured(template)));
  return ratios;
}

/** A template on a server and workers of its own. The server for tests now and then loses a nudge and stops its clock: then all is done again. */
async function measured(template: Template): Promise<readonly Ratio[]> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const server = await startTestServer({ cacheFolder });
    const { address } = server;
    const connection = await Connection.connect({ address, [InternalConnectionOptionsSymbol]: { supportsTestService: true } } as object);
    const ours = await lifeGiver('ours', address, connection);
    const byHand = await lifeGiver('static', address, connection);
    try {
      // Once unmeasured: a worker that has just started has its code to warm.
      await ours.live(template);
      await byHand.live(template);
      return ratiosOf(
        template,
        await inTurns(
          () => several(() => ours.live(template)),
          () => several(() => byHand.live(template)),
        ),
      );
    } catch (error) {
      if (!(error instanceof WorkflowUpdateRPCTimeoutOrCancelledError)) throw error;
    } finally {
      ours.stop();
      byHand.stop();
      await connection.close();
      await server.stop();
    }
  }
  throw new Error(`${template.name} could not be lived on the server for tests.`);
}

function ratiosOf({ title }: Template, prices: InTurns<Price>): readonly Ratio[] {
  const name = `Tolk mot handskrivet, ${title}`;
  return [
    ratioOf(
      { name: `${name}: händelser`, unit: 'händelser', goal: '= 1,00', reached: (ratio) => ratio === 1 },
      prices,
      ({ events }) => events,
    ),
    ratioOf({ name: `${name}: processortid`, unit: 'ms', goal: '≤ 1,25', reached: (ratio) => ratio <= 1.25 }, prices, ({ cpu }) => cpu),
    ratioOf({ name: `${name}: tid`, unit: 'ms', goal: '≤ 1,05', reached: (ratio) => ratio <= 1.05 }, prices, ({ wall }) => wall),
  ];
}

/** The price of as many lives in a row as a sample is; one is too short to be told from the machine's own unrest. */
async function several(live: () => Promise<Price>): Promise<Price> {
  let sum: Price = { events: 0, cpu: 0, wall: 0 };
  for (let count = 0; count < LIVES; count += 1) {
    const { events, cpu, wall } = await live();
    sum = { events: sum.events + events, cpu: sum.cpu + cpu, wall: sum.wall + wall };
  }
  return { events: sum.events / LIVES, cpu: sum.cpu / LIVES, wall: sum.wall / LIVES };
}

/** Somebody who can live a template's life on one of the two workers. */
async function lifeGiver(
  kind: 'ours' | 'static',
  address: string,
  connection: Connection,
): Promise<{ live(template: Template): Promise<Price>; stop(): void }> {
  const taskQueue = `${kind}-${randomUUID()}`;
  const child = fork('bench/staticProbe.ts', [kind, address, taskQueue]);
  await answerOf(child);
  const ask = async (what: Ask): Promise<number> => {
    const answer = answerOf(child);
    child.send(what);
    return answer;
  };
  const temporal = createTemporalClient({ address }, 'default', fixedKeyRing, taskQueue);
  const client = new Client({ connection, dataConverter: dataConverter(fixedKeyRing) });
  const now = async (): Promise<number> => {
    const { time } = (await connection.testService?.getCurrentTime({})) ?? {};
    return time ? tsToMs(time) : Date.now();
  };
  const passTo = async (at: Instant): Promise<void> => {
    const rest = at - (await now());
    if (rest > 0) await connection.testService?.unlockTimeSkippingWithSleep({ duration: msToTs(rest) });
  };
  const nudged = (workflowId: string, seq: number): Promise<unknown> =>
    connection.withDeadline(Date.now() + LOST_MS, () => client.workflow.getHandle(workflowId).executeUpdate(nudge, { args: [seq] }));
  return {
    live,
    stop() {
      child.disconnect();
      void temporal.close();
    },
  };

  async function live(template: Template): Promise<Price> {
    const { plan, life, until } = await livedTemplate(template, START);
    const id = randomUUID();
    const startsAt = toTheMinute(await now()) + 2 * MINUTE;
    const offset = START - startsAt;
    await passTo(startsAt);
    const began = { cpu: await ask({ kind: 'begin', id, offset }), wall: performance.now() };
    const workflowId = runningMomentId(id);
    if (kind === 'ours') await temporal.start({ id, plan, startedAt: START, unit: 'enhet', kind: 'test' });
    else
      await client.workflow.start(template.name, {
        taskQueue,
        workflowId,
        args: [{ id, startedAt: START }],
        workflowTaskTimeout: '5 seconds',
        typedSearchAttributes: [
          { key: defineSearchAttributeKey('StegvisPhase', SEARCH_ATTRIBUTES.StegvisPhase), value: 'active' },
          { key: defineSearchAttributeKey('StegvisOpenFlags', SEARCH_ATTRIBUTES.StegvisOpenFlags), value: 0 },
        ],
      });
    await nudged(workflowId, 0);
    for (const { seq, at, ...happening } of life.events) {
      // The server for tests loses a nudge that meets a timer at the same millisecond: a little before, each a little more than the last.
      await passTo(at - offset - 1_000 - 100 * seq);
      await ask({ kind: 'append', id, happening, at });
      // That a citizen was there wakes nobody.
      if (happening.kind !== 'citizenActive') await nudged(workflowId, seq);
    }
    await passTo(until - offset);
    const wall = performance.now() - began.wall;
    const cpu = (await ask({ kind: 'cpu' })) - began.cpu;
    const { events } = await costOf(client, workflowId);
    return { events, cpu, wall };
  }
}

async function answerOf(child: ChildProcess): Promise<number> {
  const [{ cpu }] = (await once(child, 'message')) as [{ readonly cpu: number }];
  return cpu;
}
