import { randomUUID } from 'node:crypto';
import { defineSearchAttributeKey } from '@temporalio/common';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Plan } from '../../engine/plan.ts';
import { SEARCH_ATTRIBUTES, runningMomentId } from '../../workflows/ids.ts';
import type { MemoryActivities } from '../support/memoryActivities.ts';
import { createMemoryActivities } from '../support/memoryActivities.ts';
import { flag, form, module, plan, weekly } from '../support/plan.ts';
import type { TestTemporal } from '../support/temporal.ts';
import { joinTemporal } from '../support/temporal.ts';

const version = defineSearchAttributeKey('StegvisVersion', SEARCH_ATTRIBUTES.StegvisVersion);

let temporal: TestTemporal;
let rows: MemoryActivities;
beforeAll(async () => {
  temporal = await joinTemporal('ordinary', (now) => (rows = createMemoryActivities(now)));
});
afterAll(() => temporal.stop());
const started: string[] = [];
afterEach(async () => {
  rows.before = {};
  delete rows.committed;
  for (const id of started.splice(0)) await temporal.temporal.client.workflow.getHandle(runningMomentId(id)).terminate();
});

/** A version of one moment: each has one module more than the one before it. */
const versioned = (number: number): Plan =>
  plan({
    moment: 'program',
    version: `${number}.0`,
    workflowType: `program/${number}.0`,
    modules: Array.from({ length: number }, (_, index) => module(`del${index + 1}`)),
    forms: [form('phq9', { facts: { answers: [], results: ['total'] }, hasFlag: true })],
    batteries: [weekly('veckomatning')],
    flags: [flag('oro', { trigger: { kind: 'form', form: 'phq9', when: null } })],
  });

async function start(): Promise<string> {
  const id = randomUUID();
  started.push(id);
  await temporal.temporal.start({ id, plan: versioned(1), startedAt: Math.floor(await temporal.now()), unit: 'enhet-1', kind: 'test' });
  await temporal.temporal.nudge(id, 1, 20_000);
  return id;
}

const nothingRenamed = { modules: {}, forms: {}, batteries: {}, flags: {} };
const move = async (id: string, to: number): Promise<number> => {
  const event = { kind: 'planMoved', plan: versioned(to), hash: `hash ${to}`, moved: nothingRenamed, as: 'safe' } as const;
  return (await rows.append(id, event)).seq;
};
const nudge = async (id: string, seq: number): Promise<void> => expect(await temporal.temporal.nudge(id, seq, 20_000)).toBe(true);
const handle = (id: string) => temporal.temporal.client.workflow.getHandle(runningMomentId(id));

/** Every run of the moment: its type and how many of its tasks have failed. */
async function runs(id: string): Promise<{ type: string; failedTasks: number }[]> {
  const { client } = temporal.temporal;
  const found: { type: string; failedTasks: number; at: number }[] = [];
  for await (const run of client.workflow.list({ query: `WorkflowId = "${runningMomentId(id)}"` })) {
    const { events } = await client.workflow.getHandle(runningMomentId(id), run.runId).fetchHistory();
    const failedTasks = events?.filter((event) => event.workflowTaskFailedEventAttributes).length ?? 0;
    found.push({ type: run.type, failedTasks, at: run.startTime.getTime() });
  }
  return found.toSorted((one, other) => one.at - other.at).map(({ type, failedTasks }) => ({ type, failedTasks }));
}

describe('versions roll out under running moments (promise 7)', () => {
  test('v1, v2, v3: each moved moment goes on as the new type with its state, the others keep their plan, and no task fails', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, start));
    // What happens to each beside the rollout: answers that come in the midst of it.
    const live = async (id: string): Promise<void> => {
      const { seq } = await rows.append(id, { kind: 'formMarkedUnread', form: 'phq9', instance: { kind: 'ordinary' } });
      await nudge(id, seq);
    };
    const done = await Promise.all(
      ids.map(async (id) => (await rows.append(id, { kind: 'moduleCompleted', module: 'del1', by: 'citizen' })).seq),
    );
    await Promise.all(ids.map((id, index) => nudge(id, done[index] ?? 0)));
    for (const [to, moved] of [
      [2, ids.slice(0, 4)],
      [3, ids.slice(0, 2)],
    ] as const) {
      const seqs = await Promise.all(moved.map((id) => move(id, to)));
      await Promise.all([...moved.map((id, index) => nudge(id, seqs[index] ?? 0)), ...ids.map(live), ...ids.map(live)]);
    }
    await Promise.all(ids.map(live));
    for (const [index, id] of ids.entries()) {
      const now = index < 2 ? 3 : index < 4 ? 2 : 1;
      await expect.poll(async () => (await runs(id)).at(-1)?.type, { timeout: 20_000 }).toBe(`program/${now}.0`);
      const { typedSearchAttributes } = await handle(id).describe();
      expect(typedSearchAttributes.get(version)).toBe(`${now}.0`);
      expect((await runs(id)).reduce((sum, { failedTasks }) => sum + failedTasks, 0)).toBe(0);
      expect(new Set((await runs(id)).map(({ type }) => type))).toEqual(
        new Set(Array.from({ length: now }, (_, each) => `program/${each + 1}.0`)),
      );
      const { state, events, writes } = rows.of(id);
      expect(state?.seq).toBe(events.length);
      expect(state?.modules['del1']).toMatchObject({ status: 'completed' });
      expect(Object.keys(state?.modules ?? {})).toEqual(Array.from({ length: now }, (_, each) => `del${each + 1}`));
      const opened = writes.flatMap(({ decisions }) =>
        decisions.filter(({ item, outcome }) => item === 'openModule' && outcome === 'fired'),
      );
      expect(opened.map(({ key }) => key)).toEqual(Array.from({ length: now }, (_, each) => `openModule/del${each + 1}`));
      expect(writes.map(({ step }) => step)).toEqual(writes.map((_, each) => each + 1));
    }
  });

  test('a worker that dies between the commit of a move and its telling: the rows’ plan is gone on with', async () => {
    const id = await start();
    rows.committed = async () => {
      delete rows.committed;
      throw new Error('The worker died.');
    };
    await nudge(id, await move(id, 2));
    await expect.poll(async () => (await runs(id)).at(-1)?.type, { timeout: 20_000 }).toBe('program/2.0');
    const { seq } = await rows.append(id, { kind: 'moduleCompleted', module: 'del2', by: 'citizen' });
    await nudge(id, seq);
    expect(rows.of(id).state?.modules['del2']).toMatchObject({ status: 'completed' });
  });

  test('ten nudges at once over a change of type: every one is answered', async () => {
    const id = await start();
    const seqs = [await move(id, 2)];
    for (let each = 0; each < 9; each += 1) {
      seqs.push((await rows.append(id, { kind: 'formMarkedUnread', form: 'phq9', instance: { kind: 'ordinary' } })).seq);
    }
    await Promise.all(seqs.map((seq) => nudge(id, seq)));
    await expect.poll(async () => (await runs(id)).at(-1)?.type, { timeout: 20_000 }).toBe('program/2.0');
    expect(rows.of(id).state?.seq).toBe(10);
  });
});
