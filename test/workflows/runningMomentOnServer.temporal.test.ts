import { randomUUID } from 'node:crypto';
import { Client } from '@temporalio/client';
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
  temporal = await joinTemporal('ordinary', (now) => (rows = createMemoryActivities(now)));
});
afterAll(() => temporal.stop());
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

/** Walks the moment's clock forward. */
async function walk(id: string, byMs: number): Promise<void> {
  const to = Math.floor(await temporal.now()) + rows.of(id).offset + byMs;
  const { seq } = await rows.append(id, { kind: 'fastForward', to });
  expect(await temporal.temporal.nudge(id, seq, 20_000)).toBe(true);
  await expect.poll(() => rows.of(id).state?.walkingTo, { timeout: 20_000 }).toBeNull();
}
/** Milliseconds since midnight in Sweden. */
const sinceMidnight = (now: number): number => {
  const [hours = 0, minutes = 0] = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', timeStyle: 'short' })
    .format(now)
    .split(':')
    .map(Number);
  return hours * HOUR + minutes * 60_000;
};
const runs = async (id: string): Promise<number> => {
  let count = 0;
  const { client } = temporal.temporal;
  for await (const run of client.workflow.list({ query: `WorkflowId = "${runningMomentId(id)}"` })) if (run.runId) count += 1;
  return count;
};

describe('a running moment on an ordinary server', () => {
  test('after a late wake the reminder that still makes sense is sent once and the stale one is recorded as suppressed', async () => {
    const reminders = [
      { days: 1, at: '17:00', staleAfterHours: 12 },
      { days: 3, at: '17:00', staleAfterHours: 36 },
    ];
    const id = await start({ batteries: [weekly('veckomatning', { reminders })] });
    // To noon on the day of the occasion, and then past five in the afternoon three days later, whatever time of day it is now.
    await walk(id, 7 * DAY + 12 * HOUR - sinceMidnight(await temporal.now()));
    await temporal.stopWorker();
    const { seq } = await rows.jump(id, 3 * DAY + 6 * HOUR);
    await temporal.startWorker();
    expect(await temporal.temporal.nudge(id, seq, 20_000)).toBe(true);
    expect(effects(id).filter((key) => key.startsWith('remind/'))).toEqual(['remind/veckomatning/1/2']);
    expect(keys(id).filter((key) => key.startsWith('remind/'))).toEqual([
      'remind/veckomatning/1/1 suppressed',
      'remind/veckomatning/1/2 fired',
    ]);
  });

  test('continuing as new carries state and step: no step and no effect twice, no answer lost', async () => {
    const id = await start();
    const before = rows.of(id).step;
    for (let turn = 1; turn <= 12; turn += 1) {
      const { seq } = await rows.append(id, { kind: 'formMarkedUnread', form: 'phq9', instance: { kind: 'ordinary' } });
      expect(await temporal.temporal.nudge(id, seq, 20_000)).toBe(true);
    }
    await expect.poll(() => runs(id), { timeout: 20_000 }).toBeGreaterThan(1);
    await walk(id, 8 * DAY);
    expect(rows.of(id).state?.seq).toBe(13);
    const steps = rows.of(id).writes.map((write) => write.step);
    expect(steps).toEqual(steps.map((_, index) => index + 1));
    expect(steps.length).toBeGreaterThan(before + 12);
    expect(keys(id).filter((key) => key.startsWith('openModule'))).toEqual(['openModule/vecka1 fired', 'openModule/vecka2 fired']);
    expect(new Set(effects(id)).size).toBe(effects(id).length);
  });

  test('ten nudges at once over a continue-as-new: every one is answered', async () => {
    const id = await start();
    for (let round = 0; round < 6; round += 1) {
      const seqs = [];
      for (let each = 0; each < 10; each += 1) {
        seqs.push((await rows.append(id, { kind: 'formMarkedUnread', form: 'phq9', instance: { kind: 'ordinary' } })).seq);
      }
      const answers = await Promise.all(seqs.map((seq) => temporal.temporal.nudge(id, seq, 20_000)));
      expect(answers).toEqual(seqs.map(() => true));
    }
    await expect.poll(() => runs(id), { timeout: 20_000 }).toBeGreaterThan(1);
    expect(rows.of(id).state?.seq).toBe(60);
  });

  test('an operator resets the workflow: the rows are believed, and it goes on from there', async () => {
    const id = await start();
    await walk(id, 8 * DAY);
    const { client } = temporal.temporal;
    const handle = client.workflow.getHandle(runningMomentId(id));
    const { events } = await handle.fetchHistory();
    const firstTask = events?.find((event) => event.workflowTaskCompletedEventAttributes)?.eventId ?? null;
    await client.workflowService.resetWorkflowExecution({
      namespace: 'default',
      workflowExecution: { workflowId: runningMomentId(id) },
      reason: 'test',
      requestId: randomUUID(),
      workflowTaskFinishEventId: firstTask,
    });
    const written = rows.of(id).writes.length;
    const { seq } = await rows.append(id, { kind: 'citizenActive' });
    expect(await temporal.temporal.nudge(id, seq, 20_000)).toBe(true);
    expect(rows.of(id).written.some((one) => one.ok && one.already)).toBe(true);
    expect(
      rows
        .of(id)
        .writes.slice(written)
        .flatMap((write) => write.effects),
    ).toEqual([]);
    expect(new Set(effects(id)).size).toBe(effects(id).length);
  });

  test('operators read phase, open flags, timer and details without a key, and nothing else', async () => {
    const id = await start();
    await walk(id, 7 * DAY + 12 * HOUR);
    const { seq } = await rows.append(id, answer(1));
    expect(await temporal.temporal.nudge(id, seq, 20_000)).toBe(true);
    const { client } = temporal.temporal;
    const handle = client.workflow.getHandle(runningMomentId(id));
    const described = await handle.describe();
    expect(described.type).toBe('prov/1.0');
    expect(described.typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value])).toEqual(
      expect.arrayContaining([
        ['StegvisMoment', 'prov'],
        ['StegvisVersion', '1.0'],
        ['StegvisUnit', 'enhet-1'],
        ['StegvisKind', 'test'],
        ['StegvisPhase', 'active'],
        ['StegvisOpenFlags', 1],
      ]),
    );
    const bare = new Client({ connection: client.connection });
    const details = await bare.workflow.getHandle(runningMomentId(id)).query<{ currentDetails: string }>('__temporal_workflow_metadata');
    expect(details.currentDetails).toMatch(/^⟐ Pågår sedan .*\n\nÖppna moduler: vecka1, vecka2\n\nHärnäst: Mätning veckomatning 2 öppnas /);
    const history = await handle.fetchHistory();
    const timers = (history.events ?? []).filter((event) => event.timerStartedEventAttributes);
    const summary = Buffer.from(timers.at(-1)?.userMetadata?.summary?.data ?? []).toString('utf8');
    expect(summary).toMatch(/^"⟐ Mätning veckomatning 2 öppnas \d{4}-/);
  });
});
