import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import proto from '@temporalio/proto';
import { bundleWorkflowCode, DefaultLogger, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dataConverter } from '../../temporal/dataConverter.ts';
import { runningMomentId } from '../../workflows/ids.ts';
import { cacheFolder, fixedKeyRing, quietRuntime } from '../support/temporal.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const histories = fileURLToPath(new URL('../histories/', import.meta.url));
const { History } = proto.temporal.api.history.v1;

/** A build that shows its search attributes after it has armed its timer: the same commands in another order. */
const SHOWN = '    showSearchAttributes(plan, state);\n';
const ARMED = '    else alarm.set(due - now(), summaryOf(plan, state));\n';

let folder: string;
beforeAll(async () => {
  quietRuntime();
  // Inside the checkout, so that packages are found.
  await mkdir(cacheFolder, { recursive: true });
  folder = await mkdtemp(join(cacheFolder, 'reordered-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a build with one command in another place is refused by the stored histories (R6)', async () => {
  for (const room of ['workflows', 'engine', 'activities']) await cp(join(root, room), join(folder, room), { recursive: true });
  await cp(join(root, 'temporal/failureConverter.ts'), join(folder, 'failureConverter.ts'));
  const file = join(folder, 'workflows/runningMoment.ts');
  const source = await readFile(file, 'utf8');
  expect([source.includes(SHOWN), source.includes(ARMED)]).toEqual([true, true]);
  await writeFile(file, source.replace(SHOWN, '').replace(ARMED, ARMED + SHOWN));
  const bundle = await bundleWorkflowCode({
    workflowsPath: join(folder, 'workflows/index.ts'),
    failureConverterPath: join(folder, 'failureConverter.ts'),
    logger: new DefaultLogger('ERROR'),
  });
  const refused: string[] = [];
  for (const name of readdirSync(histories).filter((each) => each.endsWith('.json'))) {
    if (refused.length >= 3) break;
    const { history } = JSON.parse(readFileSync(histories + name, 'utf8')) as { history: string };
    await Worker.runReplayHistory(
      { workflowBundle: bundle, dataConverter: dataConverter(fixedKeyRing), replayName: name },
      History.decode(Buffer.from(history, 'base64')),
      runningMomentId('recorded'),
    ).catch((error: unknown) => {
      refused.push(error instanceof Error ? error.name : String(error));
    });
  }
  expect(refused.length).toBeGreaterThan(0);
  expect(new Set(refused)).toEqual(new Set(['DeterminismViolationError']));
});
