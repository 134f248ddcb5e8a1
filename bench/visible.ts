import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import type { Browser } from '../test/faults/support/browser.ts';
import { eventually } from '../test/faults/support/eventually.ts';
import { startHouse, type House } from '../test/faults/support/house.ts';
import { bareBundle } from './bare/bundle.ts';
import { noOp, trivial } from './bare/workflows.ts';
import { percentile, sideBySide, type Ratio } from './ratio.ts';

const IN_A_BLOCK = 25;

/**
 * From a citizen's answers to the page that shows what followed, through API, rows, workflow and back, beside an update that does nothing on
 * the same Temporal server. One citizen at a time.
 */
export async function measureVisible(): Promise<readonly Ratio[]> {
  const house = await startHouse();
  const bare = await bareUpdate(house.temporal.address);
  try {
    const answer = await answering(house);
    const times = async (what: () => Promise<void>): Promise<readonly number[]> => {
      const all: number[] = [];
      for (let n = 0; n < IN_A_BLOCK; n += 1) {
        const began = performance.now();
        await what();
        all.push(performance.now() - began);
      }
      return all;
    };
    await times(answer);
    await times(bare.update);
    return [
      await sideBySide(
        { name: 'Svar till nytt läge synligt, p50', unit: 'ms', goal: '≤ 2,0', reached: (ratio) => ratio <= 2 },
        async () => percentile(await times(answer), 0.5),
        async () => percentile(await times(bare.update), 0.5),
      ),
      await sideBySide(
        { name: 'Svar till nytt läge synligt, p99', unit: 'ms', goal: '≤ 3,0', reached: (ratio) => ratio <= 3 },
        async () => percentile(await times(answer), 0.99),
        async () => percentile(await times(bare.update), 0.99),
      ),
    ];
  } finally {
    await bare.stop();
    await house.stop();
  }
}

/** A citizen with a form that is open: every call saves it anew and reads the moment's page when the engine has taken it. */
async function answering(house: House): Promise<() => Promise<void>> {
  const citizen = house.citizen();
  const therapist = await house.browser(house.people.therapists[0]);
  const started = await therapist.send<{ id: string }>('POST', '/api/running-moments', {
    momentVersion: house.momentVersion,
    citizen: citizen.id,
    kind: 'test',
  });
  const page = `/api/me/moments/${started.body.id}`;
  const browser: Browser = await house.browser(citizen);
  const { body } = await eventually(
    'the citizen to see the form',
    () => browser.get<{ tasks: { forms: { instance: string }[] }[] }>(page),
    (seen) => seen.status === 200 && seen.body.tasks.length > 0,
  );
  const form = `${page}/forms/${body.tasks[0]?.forms[0]?.instance ?? ''}`;
  const shown = await browser.get<{ shownHash: string; answerVersion: number }>(form);
  let { answerVersion } = shown.body;
  return async () => {
    const answers = { q1: 'kanarieval0', q2: 'kanarieval0', fritt: 'Bra.' };
    const saved = await browser.send<{ answerVersion: number; caughtUp: boolean }>('POST', `${form}/answers`, {
      answers,
      shownHash: shown.body.shownHash,
      answerVersion,
    });
    if (saved.status !== 200 || !saved.body.caughtUp) throw new Error(`Not caught up: ${JSON.stringify(saved)}`);
    answerVersion = saved.body.answerVersion;
    await browser.get(page);
  };
}

async function bareUpdate(address: string): Promise<{ update(): Promise<void>; stop(): Promise<void> }> {
  const taskQueue = `bare-${randomUUID()}`;
  const native = await NativeConnection.connect({ address });
  const worker = await Worker.create({ connection: native, taskQueue, workflowBundle: await bareBundle() });
  const running = worker.run();
  const connection = await Connection.connect({ address });
  const handle = await new Client({ connection }).workflow.start(trivial, { taskQueue, workflowId: `bare-${randomUUID()}` });
  return {
    update: async () => void (await handle.executeUpdate(noOp, { args: [1] })),
    async stop() {
      worker.shutdown();
      await running;
      await connection.close();
      await native.close();
    },
  };
}
