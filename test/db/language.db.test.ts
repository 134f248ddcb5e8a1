import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventsOf } from '../../db/eventLog.ts';
import { sendMessage } from '../../db/messages.ts';
import { publishMoment } from '../../db/moments.ts';
import { dueNotices, markSending, markSent, noticesOf } from '../../db/notices.ts';
import { setUp } from '../../db/orm.ts';
import { readersOf } from '../../db/readers.ts';
import { startRunningMoment } from '../../db/runningMoments.ts';
import { seedOf } from '../../db/startFacts.ts';
import { silentRunningMoments } from '../../db/watch.ts';
import { quiet } from '../../activities/quiet.ts';
import type { Effect } from '../../engine/effect.ts';
import type { Instant, Plan } from '../../engine/plan.ts';
import { begin } from '../../engine/advance.ts';
import { organisation } from '../../start/seed/organisation.ts';
import { checkUp } from '../support/checkUp.ts';
import { DAY, HOUR, MONDAY, openClinic, type Clinic } from '../support/clinic.ts';

const asWorker = { kind: 'worker' } as const;
let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
});
afterAll(() => clinic.close());

const rows = <Row extends object>(sql: string, values: readonly unknown[] = []): Promise<Row[]> =>
  clinic.worker.as(asWorker, (em) => em.execute<Row[]>(sql, [...values]));

/** Publishes a plan of a given shape under a name of its own, and starts it on a citizen. */
async function started(
  citizen: number,
  shape: Partial<Plan>,
  more: { readonly startsIn?: Instant; readonly invited?: true } = {},
): Promise<string> {
  const moment = `m${randomUUID().slice(0, 8)}`;
  const momentVersion = await setUp(clinic.fresh.urls.owner, (em) =>
    publishMoment(em, {
      id: randomUUID(),
      document: { ...checkUp, id: moment },
      plan: { ...clinic.plan, moment, workflowType: `${moment}/1.0`, ...shape },
      planHash: `test ${randomUUID()}`,
      units: [clinic.maria.unit],
      publishedAt: MONDAY,
    }),
  );
  const { startsIn, invited } = more;
  const facts = { ...(startsIn === undefined ? {} : { startsAt: clinic.clock.at + startsIn }), ...(invited ? { invited } : {}) };
  const start = {
    citizen: citizenId(citizen),
    unit: clinic.maria.unit,
    responsible: clinic.maria.id,
    momentVersion,
    kind: 'real' as const,
    facts,
  };
  return (await clinic.app.as(clinic.maria, (em) => startRunningMoment(em, start, clinic.clock))).id;
}

const citizenId = (number: number): string => organisation.citizens[number]?.id ?? '';

/** Writes effects as a step of the engine would. */
async function written(id: string, effects: readonly Effect[], step = 1): Promise<void> {
  const [stands] = await rows<{ seq: number; plan: Plan; state: never }>(
    `select r.log_seq as seq, p.content as plan, r.state from running_moment r join plan p on p.hash = r.plan_hash where r.id = ?::uuid`,
    [id],
  );
  if (!stands) throw new Error('There is no such moment.');
  const begun = begin(stands.plan, { at: clinic.clock.at, now: clinic.clock.at });
  const state = stands.state ?? begun.state;
  await clinic.activities.write(id, { state, effects, decisions: [], step, expectedSeq: stands.seq, nextDue: null, clockTo: null });
}

const moduleOpened = (key: string, more: Partial<Extract<Effect, { kind: 'notify' }>> = {}): Effect => ({
  kind: 'notify',
  key,
  about: 'moduleOpened',
  module: 'borja',
  battery: null,
  occasion: null,
  flag: null,
  at: clinic.clock.at,
  ...more,
});

/** Sends all that is due and tells what came of each of the moment's notices to the citizen. */
async function relayed(id: string): Promise<Record<string, string>> {
  const due = await clinic.worker.as(asWorker, (em) => dueNotices(em, 100, clinic.clock));
  for (const each of due) {
    const marked = await clinic.worker.as(asWorker, (em) => markSending(em, each, clinic.clock, quiet));
    if (marked.kind === 'send') await clinic.worker.as(asWorker, (em) => markSent(em, each, clinic.clock));
  }
  const notices = await clinic.worker.as(asWorker, (em) => noticesOf(em, id));
  return Object.fromEntries(
    notices.filter(({ recipientKind }) => recipientKind === 'citizen').map((each) => [each.key, each.because ?? each.status]),
  );
}

describe('what a moment starts with', () => {
  test('a seed of its own, the unit’s hours, and the phase it begins in', async () => {
    const id = await started(0, {}, { startsIn: 3 * DAY, invited: true });
    expect(await rows(`select phase, start from running_moment where id = ?::uuid`, [id])).toEqual([
      { phase: 'invited', start: { seed: seedOf(id), invited: true, startsAt: MONDAY + 3 * DAY } },
    ]);
    expect(seedOf(id)).toBeLessThan(2 ** 32);
    const later = await started(1, {}, { startsIn: DAY });
    expect(await rows(`select phase from running_moment where id = ?::uuid`, [later])).toEqual([{ phase: 'scheduled' }]);
  });

  test('the dates that the plan asks for, or nothing', async () => {
    await expect(started(2, { dates: ['operation'] })).rejects.toMatchObject({
      code: 'datesMissing',
      changed: { missing: ['operation'], unknown: [] },
    });
  });
});

describe('a flag that nobody puts out', () => {
  test('goes further once for each step, to those the step names, and ends in a reader', async () => {
    const id = await started(3, {});
    const flag = { flag: 'hogOro', round: 1, at: clinic.clock.at } as const;
    const raised: Effect = {
      kind: 'raiseFlag',
      key: 'flag/hogOro/-',
      priority: 'prioritised',
      recipients: ['unit'],
      form: null,
      battery: null,
      occasion: null,
      ...flag,
    };
    const rung = (number: number, to: 'standIn' | 'unit' | 'citizenAdministrators', by: 'list' | 'email' | 'sms'): Effect => ({
      kind: 'escalate',
      key: `escalate/flag/hogOro/-#1/${number}`,
      flagKey: 'flag/hogOro/-',
      rung: number,
      to,
      by,
      ...flag,
    });
    const steps = [rung(1, 'standIn', 'list'), rung(2, 'citizenAdministrators', 'sms')];
    await written(id, [raised, ...steps]);
    await written(id, steps, 2);
    expect(
      await rows(`select rung, recipient, channel from flag_escalation where running_moment_id = ?::uuid order by rung`, [id]),
    ).toEqual([
      { rung: 1, recipient: 'standIn', channel: 'list' },
      { rung: 2, recipient: 'citizenAdministrators', channel: 'sms' },
    ]);
    expect(await rows(`select for_staff, for_unit from flag where running_moment_id = ?::uuid`, [id])).toEqual([
      { for_staff: true, for_unit: true },
    ]);
    const told = await rows<{ key: string; recipient: string; channel: string }>(
      `select key, recipient_id as recipient, channel from notice where running_moment_id = ?::uuid and recipient_kind = 'staff' order by key, recipient_id`,
      [id],
    );
    const therapists = organisation.staff.filter(({ grants }) =>
      grants.some(({ unit, role }) => unit === clinic.maria.unit && role === 'therapist'),
    );
    expect(told.filter(({ key }) => key === 'flag/hogOro/-#1').map(({ recipient }) => recipient)).toEqual(
      therapists.map(({ id: each }) => each).sort(),
    );
    // Nobody there has a number: they are reached by e-mail.
    const last = told.filter(({ key }) => key.startsWith('escalate/'));
    expect(last.length).toBeGreaterThan(0);
    expect(last.every(({ channel }) => channel === 'email')).toBe(true);
  });

  test('reaches somebody whoever is missing', async () => {
    const reach = (unit: string, responsible: string | null, meant: Parameters<typeof readersOf>[3]) =>
      clinic.worker.as(asWorker, async (em) => (await readersOf(em, unit, responsible, meant)).map(({ id }) => id));
    const [, other] = organisation.units;
    for (const unit of [clinic.maria.unit, other.id])
      for (const meant of ['responsible', 'standIn', 'unit', 'citizenAdministrators'] as const)
        for (const responsible of [clinic.maria.id, null]) expect((await reach(unit, responsible, meant)).length).toBeGreaterThan(0);
    expect(await reach(clinic.maria.unit, clinic.maria.id, 'responsible')).toEqual([clinic.maria.id]);
    expect(await reach(clinic.maria.unit, clinic.maria.id, 'standIn')).not.toContain(clinic.maria.id);
  });
});

describe('the weekly cap', () => {
  test('counts over all of the citizen’s moments, leaves prioritised flags alone, and comes back as one event each', async () => {
    clinic.clock.at = MONDAY;
    const free = await started(4, {});
    const capped = await started(4, { notices: { perWeek: 2 } });
    await written(free, [moduleOpened('a'), moduleOpened('flagga', { outsideCap: true })]);
    expect(await relayed(free)).toEqual({ a: 'sent', flagga: 'sent' });
    await written(capped, [moduleOpened('b')]);
    expect(await relayed(capped)).toEqual({ b: 'sent' });
    await written(capped, [moduleOpened('c'), moduleOpened('d', { outsideCap: true })], 2);
    expect(await relayed(capped)).toEqual({ b: 'sent', c: 'weeklyCap', d: 'sent' });
    // The other moment has no cap of its own.
    await written(free, [moduleOpened('e')], 2);
    expect(await relayed(free)).toMatchObject({ e: 'sent' });
    const events = await clinic.worker.as(asWorker, (em) => eventsOf(em, capped));
    expect(events.map(({ kind, content, byKind }) => ({ kind, content, byKind }))).toEqual([
      { kind: 'noticeSuppressed', content: { key: 'c', because: 'weeklyCap' }, byKind: 'system' },
    ]);
    expect(await rows(`select wake_seq > applied_seq as waked from running_moment where id = ?::uuid`, [capped])).toEqual([
      { waked: true },
    ]);
    // Seven times twenty-four hours later there is room again.
    clinic.clock.at += 7 * DAY + 1;
    await written(capped, [moduleOpened('f')], 3);
    expect(await relayed(capped)).toMatchObject({ f: 'sent' });
    clinic.clock.at = MONDAY;
  });

  test('two relays at once do not send the last one twice over', async () => {
    const [one, other] = [await started(5, { notices: { perWeek: 1 } }), await started(5, { notices: { perWeek: 1 } })];
    await written(one, [moduleOpened('a')]);
    await written(other, [moduleOpened('b')]);
    const due = await clinic.worker.as(asWorker, (em) => dueNotices(em, 100, clinic.clock));
    const marked = await Promise.all(due.map((each) => clinic.worker.as(asWorker, (em) => markSending(em, each, clinic.clock))));
    expect(marked.map(({ kind }) => kind).sort()).toEqual(['send', 'suppressed']);
  });

  test('the citizen’s own settings come back the same way', async () => {
    const id = await started(6, {});
    await setUp(clinic.fresh.urls.owner, (em) =>
      em.execute(`update citizen set notices = false where id = ?::uuid`, [citizenId(6)], 'run'),
    );
    await written(id, [moduleOpened('a')]);
    expect(await relayed(id)).toEqual({ a: 'citizenSettings' });
    const events = await clinic.worker.as(asWorker, (em) => eventsOf(em, id));
    expect(events.map(({ content }) => content)).toEqual([{ key: 'a', because: 'citizenSettings' }]);
  });
});

describe('quiet hours', () => {
  const notices = { quiet: { from: '21:00', to: '08:00' } };

  test('a notice waits for their end when it was decided in them', async () => {
    clinic.clock.at = MONDAY + 13 * HOUR;
    const id = await started(7, { notices });
    await written(id, [moduleOpened('a', { notBefore: MONDAY + 23 * HOUR })]);
    expect(await relayed(id)).toEqual({ a: 'due' });
    clinic.clock.at = MONDAY + 23 * HOUR;
    expect(await relayed(id)).toEqual({ a: 'sent' });
    clinic.clock.at = MONDAY;
  });

  test('a relay that comes late wakes nobody', async () => {
    const id = await started(8, { notices });
    await written(id, [moduleOpened('a'), moduleOpened('b', { outsideCap: true })]);
    clinic.clock.at = MONDAY + 14 * HOUR;
    expect(await relayed(id)).toEqual({ a: 'due', b: 'sent' });
    clinic.clock.at = MONDAY + 23 * HOUR;
    expect(await relayed(id)).toEqual({ a: 'sent', b: 'sent' });
    clinic.clock.at = MONDAY;
  });
});

describe('the watcher', () => {
  test('knows in which phases silence has its reason, and misses no deadline in any', async () => {
    const shapes = [
      ['paused', null, undefined],
      ['invited', null, undefined],
      ['followUp', null, 'nothingToWaitFor'],
      ['active', null, 'nothingToWaitFor'],
      ['ended', null, undefined],
      ['ended', MONDAY - HOUR, 'overdue'],
      ['paused', MONDAY - HOUR, 'overdue'],
      ['maintenance', MONDAY + HOUR, undefined],
    ] as const;
    for (const [index, [phase, due, why]] of shapes.entries()) {
      const id = await started(index, {});
      await written(id, []);
      const at = due === null ? null : new Date(due).toISOString();
      await setUp(clinic.fresh.urls.owner, (em) =>
        em.execute(
          `update running_moment set phase = ?, next_due_at = ?::timestamptz,
             state = jsonb_set(jsonb_set(state, '{modules}', '{}'), '{batteries}', '{}') where id = ?::uuid`,
          [phase, at, id],
          'run',
        ),
      );
      const silent = await clinic.worker.as(asWorker, (em) => silentRunningMoments(em, clinic.clock));
      expect([phase, due, silent.find((each) => each.id === id)?.why]).toEqual([phase, due, why]);
    }
  });
});

describe('messages', () => {
  test('are events only where a flag waits for answers to them', async () => {
    const waits = { id: 'obesvarat', priority: 'ordinary', recipients: ['staff'], putOut: 'activity' } as const;
    const trigger = { kind: 'unansweredMessage', from: 'citizen', after: { days: 2, at: '08:00' } } as const;
    const [heard, unheard] = [await started(9, { flags: [{ ...waits, trigger }] }), await started(9, {})];
    for (const id of [heard, unheard])
      await clinic.app.as(clinic.maria, (em) => sendMessage(em, id, clinic.maria, 'Hur går det?', clinic.clock));
    const kinds = async (id: string) =>
      (await clinic.worker.as(asWorker, (em) => eventsOf(em, id))).map(({ kind, content }) => [kind, content]);
    expect(await kinds(heard)).toEqual([['messageSent', { by: 'staff' }]]);
    expect(await kinds(unheard)).toEqual([]);
  });
});
