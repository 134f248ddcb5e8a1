import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appendEvent, recordActivity } from '../../db/eventLog.ts';
import { jump, openModule } from '../../db/steering.ts';
import { DAY, HOUR, MONDAY, openClinic, type Clinic } from '../support/clinic.ts';

let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
});
afterAll(() => clinic.close());

const seqs = (id: string) =>
  clinic.worker.as({ kind: 'worker' }, async (em) =>
    (
      await em.execute<{ seq: number; content: { module?: string } }[]>(
        'select seq, content from event where running_moment_id = ?::uuid order by seq',
        [id],
      )
    ).map(({ seq, content }) => `${seq} ${content.module ?? ''}`),
  );

describe('the event log', () => {
  test('a slow transaction that commits after a later one loses no event: numbers follow the order of commit, without gaps', async () => {
    const id = await clinic.start(0);
    const { maria, clock } = clinic;
    let let_go: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (let_go = resolve));
    let begun: () => void = () => undefined;
    const underWay = new Promise<void>((resolve) => (begun = resolve));
    // Takes its number, and dawdles.
    const slow = clinic.app.as(maria, async (em) => {
      await openModule(em, id, 'slow', null, maria.id, clock);
      begun();
      await held;
    });
    await underWay;
    const quick = clinic.app.as(maria, (em) => openModule(em, id, 'quick', null, maria.id, clock));
    // Nobody sees number 2 before number 1 is there.
    expect((await clinic.activities.pull(id, 0)).events).toEqual([]);
    let_go();
    await Promise.all([slow, quick]);
    expect((await clinic.activities.pull(id, 0)).events.map((event) => [event.seq, event.kind === 'moduleOpened' && event.module])).toEqual(
      [
        [1, 'slow'],
        [2, 'quick'],
      ],
    );
  });

  test('one that comes to nothing leaves no gap', async () => {
    const id = await clinic.start(1);
    const { maria, clock } = clinic;
    await clinic.app.as(maria, (em) => openModule(em, id, 'first', null, maria.id, clock));
    await expect(
      clinic.app.as(maria, async (em) => {
        await openModule(em, id, 'lost', null, maria.id, clock);
        throw new Error('regret');
      }),
    ).rejects.toThrow('regret');
    await Promise.all(
      Array.from({ length: 20 }, (_, n) => clinic.app.as(maria, (em) => openModule(em, id, `m${n}`, null, maria.id, clock))),
    );
    expect((await seqs(id)).map((each) => Number(each.split(' ')[0]))).toEqual(Array.from({ length: 21 }, (_, n) => n + 1));
  });

  test('a clock that goes back does not take the stamps along', async () => {
    const id = await clinic.start(2);
    const { maria, clock } = clinic;
    clock.at = MONDAY + HOUR;
    const one = await clinic.app.as(maria, (em) => openModule(em, id, 'one', null, maria.id, clock));
    clock.at = MONDAY + HOUR - 5000;
    const two = await clinic.app.as(maria, (em) => openModule(em, id, 'two', null, maria.id, clock));
    expect([one, two]).toEqual([
      { seq: 1, at: MONDAY + HOUR },
      { seq: 2, at: MONDAY + HOUR },
    ]);
  });

  test("a jump moves a test run's clock, its own stamp included, and is refused for a citizen in care", async () => {
    const { maria, clock } = clinic;
    clock.at = MONDAY;
    const tested = await clinic.start(3, 'test');
    expect(await clinic.app.as(maria, (em) => jump(em, tested, 3 * DAY, maria, clock))).toEqual({ seq: 1, at: MONDAY + 3 * DAY });
    expect(await clinic.app.as(maria, (em) => openModule(em, tested, 'later', null, maria.id, clock))).toEqual({
      seq: 2,
      at: MONDAY + 3 * DAY,
    });
    expect((await clinic.activities.pull(tested, 0)).now).toBe(MONDAY + 3 * DAY);
    const real = await clinic.start(4);
    await expect(clinic.app.as(maria, (em) => jump(em, real, DAY, maria, clock))).rejects.toThrow(
      'Bara en testkörnings klocka kan flyttas.',
    );
  });

  test('activity is noted once an hour and wakes nobody', async () => {
    const { clock } = clinic;
    clock.at = MONDAY;
    const id = await clinic.start(5);
    const citizen = clinic.citizens[5];
    if (!citizen) throw new Error('no citizen');
    const note = () => clinic.app.as(citizen, (em) => recordActivity(em, id, citizen.id, clock));
    expect(await note()).toEqual({ seq: 1, at: MONDAY });
    expect(await Promise.all([note(), note()])).toEqual([null, null]);
    clock.at = MONDAY + HOUR;
    expect(await note()).toEqual({ seq: 2, at: MONDAY + HOUR });
    const [row] = await clinic.worker.as({ kind: 'worker' }, (em) =>
      em.execute('select log_seq, wake_seq from running_moment where id = ?::uuid', [id]),
    );
    expect(row).toEqual({ log_seq: 2, wake_seq: 0 });
  });

  test('the growth of the log is signalled', async () => {
    const id = await clinic.start(6);
    const heard: (string | null)[] = [];
    const listening = await clinic.worker.listen('stegvis_log', (payload) => heard.push(payload));
    await clinic.app.as(clinic.maria, (em) =>
      appendEvent(em, id, { kind: 'moduleOpened', module: 'x', reason: null }, clinic.maria, clinic.clock),
    );
    await expect.poll(() => heard).toContain(id);
    await listening.stop();
  });
});

describe('starting a running moment', () => {
  test('the same moment does not run twice on a citizen at a unit, however many start it at once', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => clinic.start(7)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected', 'rejected']);
    const started = outcomes.find((each) => each.status === 'fulfilled')?.value;
    await expect(clinic.start(7)).rejects.toMatchObject({ code: 'alreadyRunning', changed: { runningMoment: started } });
  });

  test('when it has ended it may be started again', async () => {
    const { maria, clock } = clinic;
    const first = await clinic.start(8);
    await clinic.catchUp(first);
    await clinic.app.as(maria, (em) => appendEvent(em, first, { kind: 'ended', reason: 'klart' }, maria, clock));
    await expect(clinic.start(8)).rejects.toMatchObject({ code: 'alreadyRunning' });
    expect((await clinic.catchUp(first)).phase).toBe('ended');
    expect(await clinic.start(8)).not.toBe(first);
  });
});
