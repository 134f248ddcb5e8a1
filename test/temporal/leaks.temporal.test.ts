import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runningMomentId } from '../../workflows/ids.ts';
import type { MemoryActivities } from '../support/memoryActivities.ts';
import { createMemoryActivities } from '../support/memoryActivities.ts';
import { form, module, plan } from '../support/plan.ts';
import type { TestTemporal } from '../support/temporal.ts';
import { joinTemporal } from '../support/temporal.ts';

/** Words that stand nowhere else; in UTF-8 and cut so that no text boundary hides them. */
const CANARIES = {
  answer: 'kanariesvar-åäö',
  failed: 'kanariefel-åäö',
  refused: 'kanarievägran-åäö',
  task: 'kanarieuppgift-åäö',
  plan: 'kanarieplan-åäö',
};

let temporal: TestTemporal;
let rows: MemoryActivities;
beforeAll(async () => {
  temporal = await joinTemporal('ordinary', (now) => (rows = createMemoryActivities(now)));
});
afterAll(() => temporal.stop());

/** How often a text stands in Temporal's database file or its write-ahead log. */
function found(text: string): number {
  const file = process.env['STEGVIS_TEST_TEMPORAL_FILE'] ?? '';
  let count = 0;
  for (const each of [file, `${file}-wal`]) {
    if (!existsSync(each)) continue;
    const bytes = readFileSync(each);
    for (const needle of [Buffer.from(text, 'utf8'), Buffer.from(JSON.stringify(text).slice(1, -1), 'latin1')]) {
      for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1)) count += 1;
    }
  }
  return count;
}

describe('nothing personal in Temporal in the clear (promise 8)', () => {
  test('the module that operators may read about stands there, so that the search can find', async () => {
    const id = randomUUID();
    const small = plan({
      modules: [module('m1', { name: 'Operatörsnamn', opens: { kind: 'afterAnchor', anchor: { kind: 'start' }, days: 3, at: '08:00' } })],
    });
    await temporal.temporal.start({ id, plan: small, startedAt: Date.now(), unit: 'enhet-1', kind: 'test' });
    await temporal.temporal.nudge(id, 1, 20_000);
    await expect.poll(() => found('Operatörsnamn öppnas'), { timeout: 20_000 }).toBeGreaterThan(0);
  });

  test('not after an answer, a failed activity, a refused update and a failed task', async () => {
    const id = randomUUID();
    const { client } = temporal.temporal;
    const small = plan({ modules: [module('vecka1', { name: 'Vecka ett' }), module(CANARIES.plan)], forms: [form('phq9')] });
    await temporal.temporal.start({ id, plan: small, startedAt: Date.now(), unit: 'enhet-1', kind: 'test' });
    await temporal.temporal.nudge(id, 1, 20_000);

    let failures = 0;
    rows.before.pull = async () => {
      failures += 1;
      if (failures <= 6) throw Object.assign(new Error(CANARIES.failed), { name: CANARIES.failed });
    };
    const { seq } = await rows.append(id, {
      kind: 'formSaved',
      form: 'phq9',
      instance: { kind: 'ordinary' },
      answerVersion: 1,
      facts: { answers: { q1: CANARIES.answer }, results: { total: 17 } },
      failedResults: [],
    });
    const taken = temporal.temporal.nudge(id, seq, 40_000);
    const handle = client.workflow.getHandle(runningMomentId(id));
    await expect(handle.executeUpdate('nudge', { args: [CANARIES.refused] })).rejects.toThrow('Workflow Update failed');
    expect(await taken).toBe(true);
    rows.before = {};
    expect(failures).toBeGreaterThan(6);

    // A task that fails: the log that the shell is given is no log, and its words stand in the failure.
    const pull = rows.pull;
    Object.assign(rows, { pull: async () => ({ seq: 2, now: 0, events: { [CANARIES.task]: CANARIES.task } }) });
    await temporal.stopWorker();
    await temporal.startWorker(rows);
    await rows.append(id, { kind: 'citizenActive' });
    expect(await temporal.temporal.nudge(id, seq + 1, 3_000)).toBe(false);
    const { events } = await handle.fetchHistory();
    expect(events?.some((event) => event.workflowTaskFailedEventAttributes)).toBe(true);
    Object.assign(rows, { pull });
    await handle.terminate();

    expect(found('enhet-1')).toBeGreaterThan(0);
    expect(Object.entries(CANARIES).map(([name, text]) => [name, found(text)])).toEqual(Object.keys(CANARIES).map((name) => [name, 0]));
  });
});
