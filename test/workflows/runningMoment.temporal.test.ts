import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Plan } from '../../engine/plan.ts';
import { runningMomentId } from '../../workflows/ids.ts';
import type { MemoryActivities } from '../support/memoryActivities.ts';
import { createMemoryActivities } from '../support/memoryActivities.ts';
import { flag, form, module, plan, weekly } from '../support/plan.ts';
import type { TestTemporal } from '../support/temporal.ts';
import { joinTemporal } from '../support/temporal.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let temporal: TestTemporal;
let rows: MemoryActivities;

beforeAll(async () => {
  temporal = await joinTemporal('skipping', (now) => (rows = createMemoryActivities(now)));
});
afterAll(() => temporal.stop());
// Skipped time is one clock: a moment left behind would be waked in the next test.
const started: string[] = [];
afterEach(async () => {
  rows.before = {};
  delete rows.committed;
  for (const id of started.splice(0)) await temporal.temporal.client.workflow.getHandle(runningMomentId(id)).terminate();
});

/** Two modules, a weekly form with one reminder, a flag by answer. Starts now. */
async function start(parts: Partial<Plan> = {}): Promise<string> {
  const id = randomUUID();
  started.push(id);
  const small = plan({
    modules: [module('vecka1'), module('vecka2', { opens: { kind: 'afterAnchor', anchor: { kind: 'start' }, days: 7, at: '08:00' } })],
    forms: [form('phq9', { facts: { answers: [], results: ['total'] }, hasFlag: true })],
    batteries: [weekly('veckomatning')],
    flags: [flag('oro', { trigger: { kind: 'form', form: 'phq9', when: null } })],
    ...parts,
  });
  await temporal.temporal.start({ id, plan: small, startedAt: Math.floor(await temporal.now()), unit: 'enhet-1', kind: 'test' });
  await temporal.temporal.nudge(id, 1, 20_000);
  return id;
}

const keys = (id: string): string[] => rows.of(id).writes.flatMap((write) => write.decisions.map((one) => `${one.key} ${one.outcome}`));
const effects = (id: string): string[] => rows.of(id).writes.flatMap((write) => write.effects.map((effect) => effect.key));
const answer = (occasion: number) =>
  ({
    kind: 'formSaved',
    form: 'phq9',
    instance: { kind: 'occasion', battery: 'veckomatning', occasion },
    answerVersion: 1,
    facts: { answers: {}, results: { total: 17 } },
    failedResults: [],
  }) as const;
const eventTypes = async (id: string): Promise<string[]> => {
  const history = await temporal.temporal.client.workflow.getHandle(runningMomentId(id)).fetchHistory();
  return (history.events ?? []).map((event) => String(event.eventType));
};

describe('a running moment under skipped time', () => {
  test('opens what is open from the start, and the rest when its time comes', async () => {
    const id = await start();
    await temporal.sleep(8 * DAY);
    expect(keys(id).filter((key) => key.startsWith('open'))).toEqual([
      'openModule/vecka1 fired',
      'openModule/vecka2 fired',
      'openOccasion/veckomatning/1 fired',
    ]);
    expect(rows.of(id).state?.modules['vecka2']?.status).toBe('open');
  });

  test('a silent wake costs six events, an answered step at most nine', async () => {
    const id = await start();
    const before = await eventTypes(id);
    await temporal.sleep(7 * DAY + 12 * HOUR);
    const waked = await eventTypes(id);
    expect(waked.slice(before.length).length).toBe(6);
    const { seq } = await rows.append(id, answer(1));
    expect(await temporal.temporal.nudge(id, seq, 20_000)).toBe(true);
    expect((await eventTypes(id)).slice(waked.length).length).toBeLessThanOrEqual(10);
    const again = await eventTypes(id);
    await rows.append(id, { kind: 'citizenActive' });
    expect(await temporal.temporal.nudge(id, seq + 1, 20_000)).toBe(true);
    expect((await eventTypes(id)).slice(again.length).length).toBeLessThanOrEqual(9);
  });

  test('an answer that is saved between the wake and its write: no reminder', async () => {
    const id = await start();
    await temporal.sleep(7 * DAY + 12 * HOUR);
    rows.before.write = async (moment) => {
      if (moment !== id) return;
      delete rows.before.write;
      await rows.append(id, answer(1));
    };
    await temporal.sleep(3 * DAY);
    expect(rows.of(id).written.filter((written) => !written.ok).length).toBe(1);
    expect(effects(id).filter((key) => key.startsWith('remind/'))).toEqual([]);
    expect(keys(id)).toContain('remind/veckomatning/1/1 suppressed');
  });

  test('the same without the fence: a reminder that is not wanted', async () => {
    const id = await start();
    await temporal.sleep(7 * DAY + 12 * HOUR);
    rows.before.write = async (moment, write) => {
      if (moment !== id) return;
      delete rows.before.write;
      await rows.append(id, answer(1));
      Object.assign(write, { expectedSeq: 1 });
    };
    await temporal.sleep(3 * DAY);
    expect(effects(id).filter((key) => key.startsWith('remind/'))).toEqual(['remind/veckomatning/1/1']);
  });

  test('a fast-forward walks deadline by deadline, each on time, and leaves the clock where it was told', async () => {
    const id = await start();
    const to = Math.floor(await temporal.now()) + 15 * DAY;
    const { seq } = await rows.append(id, { kind: 'fastForward', to });
    expect(await temporal.temporal.nudge(id, seq, 20_000)).toBe(true);
    await expect.poll(() => rows.of(id).state?.walkingTo, { timeout: 20_000 }).toBeNull();
    const walked = rows.of(id).writes.flatMap((write) => (write.clockTo === null ? [] : write.decisions));
    expect(walked.map((one) => one.key)).toContain('openOccasion/veckomatning/2');
    expect(walked.filter((one) => one.actual !== one.nominal)).toEqual([]);
    expect(rows.of(id).offset + (await temporal.now())).toBeGreaterThanOrEqual(to);
  });

  test('rows that are away for a while delay the step, and its effects come once', async () => {
    const id = await start();
    let refusals = 0;
    rows.before.write = async (moment) => {
      if (moment !== id || refusals >= 3) return;
      refusals += 1;
      throw new Error('Databasen svarar inte.');
    };
    await temporal.sleep(8 * DAY);
    await expect.poll(() => keys(id), { timeout: 20_000 }).toContain('openModule/vecka2 fired');
    delete rows.before.write;
    expect(refusals).toBe(3);
    expect(effects(id).filter((key) => key === 'notify/openModule/vecka2').length).toBe(1);
  });

  test('a worker that dies after its commit: the rows are believed, nothing is written twice', async () => {
    const id = await start();
    rows.committed = async (moment) => {
      if (moment !== id) return;
      delete rows.committed;
      throw new Error('The worker died here.');
    };
    await temporal.sleep(8 * DAY);
    await expect.poll(() => rows.of(id).written.some((written) => written.ok && written.already), { timeout: 20_000 }).toBe(true);
    await expect.poll(() => keys(id).filter((key) => key === 'openModule/vecka2 fired').length, { timeout: 20_000 }).toBe(1);
    expect(new Set(effects(id)).size).toBe(effects(id).length);
    expect(new Set(rows.of(id).writes.map((write) => write.step)).size).toBe(rows.of(id).writes.length);
  });

  test('a nudge that is no sequence number is refused and leaves nothing in the history', async () => {
    const id = await start();
    const before = await eventTypes(id);
    const handle = temporal.temporal.client.workflow.getHandle(runningMomentId(id));
    await expect(handle.executeUpdate('nudge', { args: ['Jag sover dåligt'] })).rejects.toThrow();
    expect((await eventTypes(id)).filter((type) => type === '41').length).toBe(before.filter((type) => type === '41').length);
  });

  test('a nudge beyond the log is answered, not waited for', async () => {
    const id = await start();
    expect(await temporal.temporal.nudge(id, 1_000, 20_000)).toBe(false);
    const { seq } = await rows.append(id, { kind: 'citizenActive' });
    expect(await temporal.temporal.nudge(id, seq, 20_000)).toBe(true);
  });

  test('an ended moment still takes what staff read', async () => {
    const id = await start();
    await temporal.sleep(7 * DAY + 12 * HOUR);
    await rows.append(id, answer(1));
    const { seq } = await rows.append(id, { kind: 'ended', reason: null });
    expect(await temporal.temporal.nudge(id, seq, 20_000)).toBe(true);
    expect(rows.of(id).state?.phase).toBe('ended');
    expect(Object.keys(rows.of(id).state?.flags ?? {}).length).toBe(1);
    await rows.append(id, { kind: 'formRead', form: 'phq9', instance: { kind: 'occasion', battery: 'veckomatning', occasion: 1 } });
    expect(await temporal.temporal.nudge(id, seq + 1, 20_000)).toBe(true);
    expect(rows.of(id).state?.flags).toEqual({});
  });

  test('a plan that cannot go on halts, and the workflow neither fails nor stops listening', async () => {
    const id = await start({ planFormat: 2 as 1 });
    expect(rows.of(id).state?.phase).toBe('halted');
    const { seq } = await rows.append(id, { kind: 'citizenActive' });
    expect(await temporal.temporal.nudge(id, seq, 20_000)).toBe(true);
    const { status } = await temporal.temporal.client.workflow.getHandle(runningMomentId(id)).describe();
    expect(status.name).toBe('RUNNING');
  });

  test('cancelling the workflow changes nothing: a moment ends by an event in its log', async () => {
    const id = await start();
    await temporal.temporal.client.workflow.getHandle(runningMomentId(id)).cancel();
    await temporal.sleep(8 * DAY);
    expect(rows.of(id).state?.modules['vecka2']?.status).toBe('open');
    const { seq } = await rows.append(id, answer(1));
    expect(await temporal.temporal.nudge(id, seq, 20_000)).toBe(true);
  });

  test('after 500 nudges it continues as new, though nothing has happened and its history is short', async () => {
    const id = await start();
    const handle = temporal.temporal.client.workflow.getHandle(runningMomentId(id));
    const { runId, historyLength } = await handle.describe();
    expect(historyLength).toBeLessThan(50);
    const nudged = async (times: number): Promise<void> => {
      for (let done = 0; done < times; done += 50)
        await Promise.all(Array.from({ length: 50 }, () => temporal.temporal.nudge(id, 0, 20_000)));
    };
    await nudged(450);
    expect((await handle.describe()).runId).toBe(runId);
    await nudged(100);
    await expect.poll(async () => (await handle.describe()).runId, { timeout: 10_000 }).not.toBe(runId);
    const { seq } = await rows.append(id, { kind: 'citizenActive' });
    expect(await temporal.temporal.nudge(id, seq, 20_000)).toBe(true);
  });
});
