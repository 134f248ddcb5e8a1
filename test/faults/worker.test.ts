import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { FailPoint } from '../../activities/failPoint.ts';
import { dueOf, live, type Life } from './support/act.ts';
import { eventually } from './support/eventually.ts';
import { startHouse, type House } from './support/house.ts';
import { expectEachNoticeOnce, expectWhatTheEngineSays } from './support/oracle.ts';
import type { Rows } from './support/rows.ts';
import { tellLogs } from './support/tellLogs.ts';

let house: House;
beforeAll(async () => {
  house = await startHouse({ withApi: false });
});
afterAll(() => house?.stop());
tellLogs(() => house);
afterEach(() => {
  if (!house.worker.isAlive()) house.worker.start();
});

const HIGH = { q1: 'kanarieval3', q2: 'kanarieval3', fritt: 'Jag mår dåligt på åäö.' };
const LOW = { q1: 'kanarieval0', q2: 'kanarieval1' };
const HOUR = 3_600_000;

describe('a worker killed at a fail point and started again', () => {
  const points: readonly FailPoint[] = ['afterPull', 'beforeWrite', 'afterWrite', 'afterMarkSending', 'afterSend'];

  test.each(points)('%s: nothing is lost and nothing happens twice', async (point) => {
    const life = await live(house);
    await life.settled();
    await house.worker.kill();
    await life.answer('start', 1, HIGH);
    await life.complete('ett');

    house.worker.start({ STEGVIS_FAIL_AT: point });
    expect(await house.worker.ended(), house.worker.log().slice(-1_000)).toBe('SIGKILL');
    await house.letLeasesRunOut();
    house.worker.start();
    const rows = await life.settled();

    expectWhatTheEngineSays(rows);
    expectEachNoticeOnce(rows);
    expect(rows.flags).toEqual([{ key: 'flag/hog/korta@start/1', round: 1, out: false }]);
    expect(sent(rows)).toEqual(['flag/hog/korta@start/1#1 staff', 'notify/openModule/tva citizen']);
    expect(rows.results).toBe(1);
    expect(rows.answers).toHaveLength(1);
  });

  test('killed over and over at every point of its way, one life still ends as the engine says', async () => {
    const life = await live(house);
    await life.settled();
    const opens = dueOf(await life.rows(), 'openOccasion/vecka/1');
    await house.worker.kill();
    await life.answer('start', 1, LOW);
    await life.jumpTo(opens + 1_000);
    for (const point of points) {
      house.worker.start({ STEGVIS_FAIL_AT: point });
      const how = await Promise.race([house.worker.ended(), life.settled().then(() => 'settled')]);
      expect(['SIGKILL', 'settled']).toContain(how);
      await house.worker.kill();
      await house.letLeasesRunOut();
    }
    house.worker.start();
    const rows = await life.settled();
    expectWhatTheEngineSays(rows);
    expectEachNoticeOnce(rows);
    expect(sent(rows)).toEqual(['notify/openOccasion/vecka/1 citizen']);
  });
});

describe('an answer and a reminder that meet', () => {
  test('an answer committed between the pull and the write gives no reminder', async () => {
    const life = await inTheFirstWeek();
    const before = await life.settled();
    const remindAt = dueOf(before, 'remind/vecka/1/1');

    await life.jumpTo(remindAt - 2_500);
    await life.settled();
    // The answer holds the row from before the reminder's time: the worker pulls without it, and its write has to wait for it.
    await life.answer('vecka', 1, LOW, async () => {
      await eventually(
        'the worker to wait with its write',
        () => waiting(house),
        (count) => count > 0,
      );
    });
    const rows = await life.settled();

    expectWhatTheEngineSays(rows);
    expectEachNoticeOnce(rows);
    expect(rows.notices.filter(({ key }) => key.startsWith('remind/vecka/'))).toEqual([]);
    expect(rows.decisions.filter(({ key }) => key === 'remind/vecka/1/1')).toMatchObject([{ outcome: 'cancelled', rule: 'answered' }]);
  });

  test('no notice is marked as being sent after the answer that made it needless has been committed', async () => {
    const life = await inTheFirstWeek();
    const remindAt = dueOf(await life.settled(), 'remind/vecka/1/1');
    await life.jumpTo(remindAt - 60_000);
    await life.settled();
    await house.worker.kill();
    await life.jumpTo(remindAt + 1_000);
    // It dies when the reminder is written and due, before the relay has taken it.
    house.worker.start({ STEGVIS_FAIL_AT: 'afterWrite' });
    expect(await house.worker.ended()).toBe('SIGKILL');
    const written = await life.rows();
    expect(written.notices.filter(({ key }) => key === 'remind/vecka/1/1')).toMatchObject([{ status: 'due' }]);

    await life.answer('vecka', 1, LOW);
    house.worker.start();
    const rows = await life.settled();
    expectWhatTheEngineSays(rows);
    expectEachNoticeOnce(rows);
    expect(rows.notices.filter(({ key }) => key === 'remind/vecka/1/1')).toMatchObject([
      { status: 'suppressed', sendingAt: null, deliveries: 0 },
    ]);
  });

  test('an answer committed after a reminder was marked does not call it back, and it is sent once', async () => {
    const life = await inTheFirstWeek();
    const remindAt = dueOf(await life.settled(), 'remind/vecka/1/1');
    await life.jumpTo(remindAt - 60_000);
    await life.settled();
    await house.worker.kill();
    await life.jumpTo(remindAt + 1_000);
    house.worker.start({ STEGVIS_FAIL_AT: 'afterMarkSending' });
    expect(await house.worker.ended()).toBe('SIGKILL');
    const marked = await life.rows();
    const [reminder] = marked.notices.filter(({ key }) => key === 'remind/vecka/1/1');
    expect(reminder).toMatchObject({ status: 'sending', deliveries: 0 });

    await life.answer('vecka', 1, LOW);
    await house.letLeasesRunOut();
    house.worker.start();
    const rows = await life.settled();
    expectWhatTheEngineSays(rows);
    expectEachNoticeOnce(rows);
  });
});

describe('time that passed while nobody was there', () => {
  test('after three days the reminder that still makes sense is sent once, and the stale one is recorded with its reason', async () => {
    const life = await inTheFirstWeek();
    const before = await life.settled();
    const [first, second] = [dueOf(before, 'remind/vecka/1/1'), dueOf(before, 'remind/vecka/1/2')];

    await house.worker.kill();
    await life.jumpTo((await life.now()) + 72 * HOUR);
    const now = await life.now();
    expect(now - first).toBeGreaterThan(24 * HOUR);
    expect(now - second).toBeLessThan(36 * HOUR);
    house.worker.start();
    const rows = await life.settled();

    expectWhatTheEngineSays(rows);
    expectEachNoticeOnce(rows);
    const reminders = rows.decisions.filter(({ key }) => key.startsWith('remind/vecka/1/'));
    expect(reminders.map(({ key, outcome, rule, nominal }) => ({ key, outcome, rule, nominal }))).toEqual([
      { key: 'remind/vecka/1/1', outcome: 'suppressed', rule: 'stale', nominal: first },
      { key: 'remind/vecka/1/2', outcome: 'fired', rule: 'notAnswered', nominal: second },
    ]);
    expect(sent(rows).filter((key) => key.startsWith('remind/vecka/'))).toEqual(['remind/vecka/1/2 citizen']);
  });
});

describe('a slow transaction', () => {
  test('that commits after a later one has begun loses no event, and the numbers follow the order of commit', async () => {
    const life = await live(house);
    await life.settled();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const slow = life.answer('start', 1, HIGH, () => held);
    await eventually(
      'the slow one to hold the row',
      () => life.rows().then(() => locked(house, life.id)),
      (is) => is,
    );
    const quick = life.complete('ett');
    await eventually(
      'the quick one to wait',
      () => waiting(house),
      (count) => count > 0,
    );
    release();
    const [first, second] = await Promise.all([slow, quick]);
    expect([first.seq, second.seq]).toEqual([1, 2]);

    const rows = await life.settled();
    expectWhatTheEngineSays(rows);
    expectEachNoticeOnce(rows);
    expect(rows.appliedSeq).toBe(2);
    expect(rows.flags).toHaveLength(1);
  });

  test('of one citizen holds nobody else back', async () => {
    const [slow, other] = [await live(house), await live(house)];
    await Promise.all([slow.settled(), other.settled()]);
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const answering = slow.answer('start', 1, HIGH, () => held);
    await eventually(
      'the slow one to hold the row',
      () => locked(house, slow.id),
      (is) => is,
    );
    await other.answer('start', 1, HIGH);
    expectWhatTheEngineSays(await other.settled());
    release();
    await answering;
    const rows = await slow.settled();
    expectWhatTheEngineSays(rows);
    expect(rows.flags).toHaveLength(1);
  });
});

/** A life in which nothing waits but the first week's questions, just opened. */
async function inTheFirstWeek(): Promise<Life> {
  const life = await live(house);
  await life.settled();
  await life.answer('start', 1, LOW);
  await life.settled();
  await life.jumpTo(dueOf(await life.rows(), 'openOccasion/vecka/1') + 1_000);
  return life;
}

const sent = (rows: Rows): string[] =>
  rows.notices
    .filter(({ status }) => status === 'sent')
    .map(({ key, recipientKind }) => `${key} ${recipientKind}`)
    .toSorted();

/** How many of the house's connections wait for a lock. */
async function waiting({ db, staff }: House): Promise<number> {
  const [row] = await db.as(staff, (em) =>
    em.execute<{ count: number }[]>(
      `select count(*)::int as count from pg_locks where not granted and locktype in ('transactionid', 'tuple')`,
    ),
  );
  return row?.count ?? 0;
}

async function locked({ db, staff }: House, id: string): Promise<boolean> {
  const rows = await db.as(staff, (em) =>
    em.execute<unknown[]>(`select 1 from running_moment where id = ?::uuid for no key update skip locked`, [id]),
  );
  return rows.length === 0;
}
