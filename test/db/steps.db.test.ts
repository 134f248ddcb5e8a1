import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createActivities } from '../../activities/index.ts';
import type { Write } from '../../activities/contract.ts';
import { submitAnswers } from '../../db/forms.ts';
import { dueNotices, markFailed, markSending, markSent, noticesOf } from '../../db/notices.ts';
import { behind, markStarted, takeUnstarted } from '../../db/relay.ts';
import { endRunningMoment, fastForward, openModule } from '../../db/steering.ts';
import { silentRunningMoments } from '../../db/watch.ts';
import { begin } from '../../engine/advance.ts';
import { scoreForm, scoreMoment } from '../../scoring/score.ts';
import { DAY, HOUR, MONDAY, openClinic, type Clinic } from '../support/clinic.ts';

let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
});
afterAll(() => clinic.close());

const asWorker = { kind: 'worker' } as const;
const statuses = (id: string) =>
  clinic.worker.as(asWorker, async (em) =>
    Object.fromEntries((await noticesOf(em, id)).map((notice) => [notice.key, notice.because ?? notice.status])),
  );
const mark = (id: string) => clinic.worker.as(asWorker, (em) => markSending(em, id, clinic.clock));
const due = () => clinic.worker.as(asWorker, (em) => dueNotices(em, 50, clinic.clock));

describe('writing a step', () => {
  test('a log that has grown refuses it, whole, and answers with what is new, scored', async () => {
    const id = await clinic.start(0);
    const step = begin(clinic.plan, { at: MONDAY, now: MONDAY });
    const instance = await clinic.instance(id, 'maende');
    const [erik] = clinic.citizens;
    if (!erik) throw new Error('no citizen');
    await clinic.app.as(erik, (em) =>
      submitAnswers(em, { runningMoment: id, instance, answers: { oro: 8 }, shownHash: 'h', answerVersion: 0, by: erik }, clinic.clock),
    );
    const write: Write = { ...step, step: 1, expectedSeq: 0, nextDue: null, clockTo: null };
    const refused = await clinic.activities.write(id, write);
    expect(refused).toMatchObject({ ok: false, log: { seq: 1, events: [{ seq: 1, kind: 'formSaved', facts: { results: { oro: 16 } } }] } });
    const [row] = await clinic.worker.as(asWorker, (em) =>
      em.execute('select applied_step, state, (select count(*)::int from decision) as decisions from running_moment where id = ?::uuid', [
        id,
      ]),
    );
    expect(row).toEqual({ applied_step: 0, state: null, decisions: 0 });
  });

  test('the same step twice, also at once, is written once and answered with what stands', async () => {
    const id = await clinic.start(1);
    const step = begin(clinic.plan, { at: MONDAY, now: MONDAY });
    const effects: Write['effects'] = [
      {
        kind: 'raiseFlag',
        key: 'flag/hogOro/maende',
        flag: 'hogOro',
        round: 1,
        priority: 'prioritised',
        recipients: ['staff'],
        form: 'maende',
        battery: null,
        occasion: null,
        at: MONDAY,
      },
      {
        kind: 'notify',
        key: 'openModule/borja',
        about: 'moduleOpened',
        module: 'borja',
        battery: null,
        occasion: null,
        flag: null,
        at: MONDAY,
      },
    ];
    const write: Write = { ...step, effects, step: 1, expectedSeq: 0, nextDue: null, clockTo: null };
    const answers = await Promise.all([
      clinic.activities.write(id, write),
      clinic.activities.write(id, write),
      clinic.activities.write(id, write),
    ]);
    expect(answers.filter((answer) => answer.ok && answer.already === undefined)).toHaveLength(1);
    expect(answers.filter((answer) => answer.ok && answer.already?.step === 1)).toHaveLength(2);
    // The same keys again in a later step: nothing twice.
    await clinic.activities.write(id, { ...write, step: 2 });
    const [row] = await clinic.worker.as(asWorker, (em) =>
      em.execute(
        `select (select count(*)::int from flag f where f.running_moment_id = r.id) as flags, (select count(*)::int from notice n where n.running_moment_id = r.id) as notices,
           (select count(*)::int = count(distinct key)::int from decision d where d.running_moment_id = r.id) as once, open_flags, prioritised_flags
         from running_moment r where id = ?::uuid`,
        [id],
      ),
    );
    expect(row).toEqual({ flags: 1, notices: 2, once: true, open_flags: 1, prioritised_flags: 1 });
    await clinic.worker.as(asWorker, (em) =>
      em.execute(`update notice set status = 'failed' where running_moment_id = ?::uuid`, [id], 'run'),
    );
  });

  test('a walk moves the clock from deadline to deadline and leaves a copy of every occasion, also of those that closed on the way', async () => {
    const { maria, clock } = clinic;
    const id = await clinic.start(2, 'test');
    await clinic.app.as(maria, (em) => fastForward(em, id, MONDAY + 10 * DAY, maria, clock));
    const state = await clinic.catchUp(id);
    expect(state.now).toBe(MONDAY + 10 * DAY);
    expect((await clinic.activities.pull(id, state.seq)).now).toBe(MONDAY + 10 * DAY);
    expect(await clinic.instance(id, 'maende', 'vecka', 1)).toBeTruthy();
    expect(await clinic.instance(id, 'maende', 'vecka', 2)).toBeTruthy();
    const late = await clinic.worker.as(asWorker, (em) =>
      em.execute(`select key from decision where running_moment_id = ?::uuid and actual <> nominal`, [id]),
    );
    expect(late).toEqual([]);
    await clinic.worker.as(asWorker, (em) =>
      em.execute(`update notice set status = 'failed' where running_moment_id = ?::uuid`, [id], 'run'),
    );
  });

  test('a scorer that breaks down does not stop the moment', async () => {
    const id = await clinic.start(3);
    const instance = await clinic.instance(id, 'maende');
    const citizen = clinic.citizens[3];
    if (!citizen) throw new Error('no citizen');
    await clinic.app.as(citizen, (em) =>
      submitAnswers(em, { runningMoment: id, instance, answers: { oro: 8 }, shownHash: 'h', answerVersion: 0, by: citizen }, clinic.clock),
    );
    const broken = createActivities({
      db: clinic.worker,
      clock: clinic.clock,
      score: () => Promise.reject(new Error('broken')),
      scoreMoment,
    });
    expect((await broken.pull(id, 0)).events).toMatchObject([{ kind: 'formSaved', failedResults: ['oro'] }]);
    // Scored is scored: a scorer that works again changes nothing.
    const mended = createActivities({ db: clinic.worker, clock: clinic.clock, score: scoreForm, scoreMoment });
    expect((await mended.pull(id, 0)).events).toMatchObject([{ kind: 'formSaved', failedResults: ['oro'] }]);
  });
});

describe('sending', () => {
  test('no notice is marked sending after the answer that made it needless has committed, though the engine knows nothing of it', async () => {
    const { clock } = clinic;
    clock.at = MONDAY;
    const id = await clinic.start(4);
    await clinic.catchUp(id);
    clock.at = MONDAY + 2 * DAY + 10 * HOUR;
    await clinic.catchUp(id);
    const instance = await clinic.instance(id, 'maende', 'vecka', 1);
    const citizen = clinic.citizens[4];
    if (!citizen) throw new Error('no citizen');
    const waiting = await due();
    expect(Object.values(await statuses(id))).toContain('due');

    // An answer is being saved, and holds the row: the relay waits for it, and then finds the reason gone.
    let let_go: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (let_go = resolve));
    let begun: () => void = () => undefined;
    const underWay = new Promise<void>((resolve) => (begun = resolve));
    const saving = clinic.app.as(citizen, async (em) => {
      await submitAnswers(em, { runningMoment: id, instance, answers: { oro: 1 }, shownHash: 'h', answerVersion: 0, by: citizen }, clock);
      begun();
      await held;
    });
    await underWay;
    const marking = Promise.all(waiting.map((notice) => mark(notice)));
    const waits = async () =>
      (
        await clinic.worker.as(asWorker, (em) =>
          em.execute(`select from pg_stat_activity where usename = current_user and wait_event_type = 'Lock'`),
        )
      ).length;
    await Promise.race([marking, expect.poll(waits).toBeGreaterThan(0)]);
    let_go();
    await saving;
    expect((await marking).map(({ kind }) => kind)).toEqual(waiting.map(() => 'suppressed'));
    expect(new Set(Object.values(await statuses(id)))).toEqual(new Set(['answered']));
    const decisions = await clinic.worker.as(asWorker, (em) =>
      em.execute(`select outcome, rule from decision where running_moment_id = ?::uuid and item = 'notify' and key like 'send/%'`, [id]),
    );
    expect(decisions).toEqual(waiting.map(() => ({ outcome: 'suppressed', rule: 'answered' })));
  });

  test('a moment that is ended in the log takes the notice away', async () => {
    const { clock, maria } = clinic;
    clock.at = MONDAY;
    const id = await clinic.start(5);
    await clinic.catchUp(id);
    clock.at = MONDAY + DAY;
    await clinic.catchUp(id);
    const [notice = ''] = await due();
    await clinic.app.as(maria, (em) => endRunningMoment(em, id, 'klart', maria.id, clock));
    expect(await mark(notice)).toEqual({ kind: 'suppressed', because: 'momentEnded' });
  });

  test('is done by one of many relays, survives one that dies, tries again with growing pauses, and gives up', async () => {
    const { clock } = clinic;
    clock.at = MONDAY;
    const id = await clinic.start(6);
    await clinic.catchUp(id);
    clock.at = MONDAY + DAY;
    await clinic.catchUp(id);
    const [notice = ''] = await due();
    const marked = await Promise.all([mark(notice), mark(notice), mark(notice)]);
    expect(marked.map(({ kind }) => kind).sort()).toEqual(['send', 'taken', 'taken']);
    expect(marked.find((each) => each.kind === 'send')).toMatchObject({
      notice: {
        about: 'occasionOpened',
        battery: 'vecka',
        occasion: 1,
        channel: 'inbox',
        recipient: { kind: 'citizen', givenName: 'Sara' },
        unitName: 'Sömnmottagningen Norrvik',
      },
    });
    // The relay died after marking: another takes it up when the lease is over.
    expect(await due()).toEqual([]);
    clock.at += 61_000;
    expect(await due()).toEqual([notice]);
    for (let attempt = 2; attempt <= 80; attempt++) {
      expect((await mark(notice)).kind).toBe('send');
      await clinic.worker.as(asWorker, (em) => markFailed(em, notice, 'svarar inte', clock));
      expect(await due()).toEqual([]);
      clock.at += HOUR;
    }
    expect(await due()).toEqual([]);
    expect(Object.values(await statuses(id))).toEqual(['failed']);
    clock.at = MONDAY;
    expect(await clinic.worker.as(asWorker, (em) => silentRunningMoments(em, clock))).toContainEqual(
      expect.objectContaining({ id, why: 'noticeFailed' }),
    );
  });

  test('sent is sent', async () => {
    const { clock } = clinic;
    const id = await clinic.start(7);
    await clinic.catchUp(id);
    clock.at = MONDAY + DAY;
    await clinic.catchUp(id);
    const [notice = ''] = await due();
    await mark(notice);
    await clinic.worker.as(asWorker, (em) => markSent(em, notice, clock));
    clock.at += DAY / 2;
    expect(await due()).toEqual([]);
    expect(await mark(notice)).toEqual({ kind: 'taken' });
    clock.at = MONDAY;
  });
});

describe('the relay and the watcher', () => {
  test('what is not started is taken once, what is behind is found, and what is silent too long is told', async () => {
    const { clock, maria } = clinic;
    clock.at = MONDAY;
    const id = await clinic.start(8);
    const unstarted = await clinic.worker.as(asWorker, (em) => takeUnstarted(em, 50));
    expect(unstarted.find((each) => each.id === id)).toMatchObject({
      kind: 'real',
      moment: 'avstamning',
      version: '1.0',
      startedAt: MONDAY,
      plan: clinic.plan,
    });
    await clinic.worker.as(asWorker, (em) => markStarted(em, id, clock));
    expect((await clinic.worker.as(asWorker, (em) => takeUnstarted(em, 50))).map((each) => each.id)).not.toContain(id);
    await clinic.catchUp(id);
    const mine = async () => (await clinic.worker.as(asWorker, (em) => silentRunningMoments(em, clock))).filter((each) => each.id === id);
    expect(await mine()).toEqual([]);
    const { seq } = await clinic.app.as(maria, (em) => openModule(em, id, 'sedan', null, maria.id, clock));
    expect(await clinic.worker.as(asWorker, (em) => behind(em, 50))).toContainEqual({ id, seq, appliedSeq: 0 });
    expect(await mine()).toEqual([]);
    clock.at += 61_000;
    expect(await mine()).toMatchObject([{ why: 'behind', since: MONDAY, workflowStarted: true }]);
    await clinic.catchUp(id);
    expect(await mine()).toEqual([]);
    clock.at = MONDAY + 2 * DAY;
    expect(await mine()).toMatchObject([{ why: 'overdue' }]);
    await clinic.catchUp(id);
    expect(await mine()).toEqual([]);
    clock.at = MONDAY;
  });
});
