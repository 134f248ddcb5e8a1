import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseClock, READ_CLOCK } from '../../db/clock.ts';
import { lockRunningMoment } from '../../db/lock.ts';
import type { Em } from '../../db/orm.ts';
import { openModule } from '../../db/steering.ts';
import { unanswered } from '../../db/together.ts';
import { openClinic, type Clinic } from '../support/clinic.ts';

let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
});
afterAll(() => clinic.close());

const message = (em: Em, id: string, body: string) =>
  em.execute(
    `${unanswered}insert into message (id, running_moment_id, by_kind, by_id, body, sent_at)
     values (gen_random_uuid(), ?::uuid, 'staff', ?::uuid, ?, '2026-11-02')`,
    [id, clinic.maria.id, body],
    'run',
  );
const bodies = async (em: Em, id: string): Promise<string[]> =>
  (await em.execute<{ body: string }[]>('select body from message where running_moment_id = ?::uuid order by body', [id])).map(
    ({ body }) => body,
  );

describe('statements that nobody waits for', () => {
  test('are there for the next question of the same transaction, and after it', async () => {
    const id = await clinic.start(0);
    expect(
      await clinic.app.as(clinic.maria, async (em) => {
        await message(em, id, 'a');
        await message(em, id, 'b');
        return bodies(em, id);
      }),
    ).toEqual(['a', 'b']);
    await clinic.app.as(clinic.maria, (em) => message(em, id, 'c'));
    expect(await clinic.app.as(clinic.maria, (em) => bodies(em, id))).toEqual(['a', 'b', 'c']);
  });

  test('are gone with a transaction that comes to nothing, and leave nothing for the next on the same connection', async () => {
    const id = await clinic.start(1);
    const lost = clinic.app.as(clinic.maria, async (em) => {
      await message(em, id, 'lost');
      throw new Error('regret');
    });
    await expect(lost).rejects.toThrow('regret');
    await Promise.all(Array.from({ length: 6 }, async () => expect(await clinic.app.as(clinic.maria, (em) => bodies(em, id))).toEqual([])));
  });

  test('take the whole transaction with them when they are refused, at the commit too', async () => {
    const mine = await clinic.start(2);
    const refused = clinic.app.as(clinic.maria, async (em) => {
      await openModule(em, mine, 'x', null, clinic.maria.id, clinic.clock);
      await message(em, '00000000-0000-4000-8000-000000000000', 'nobody’s');
      return 'saved';
    });
    await expect(refused).rejects.toThrow(/row-level security/);
    expect((await clinic.activities.pull(mine, 0)).seq).toBe(0);
  });
});

describe('the clock', () => {
  test('is read when the lock is held: whoever has waited is stamped after the one that was waited for', async () => {
    const id = await clinic.start(3);
    const { maria } = clinic;
    const waits = async (): Promise<boolean> =>
      clinic.app.as(maria, async (em) => {
        const found = await em.execute<unknown[]>(
          `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        );
        return found.length > 0;
      });
    let quick: Promise<{ at: number }> | undefined;
    const released = await clinic.app.as(maria, async (em) => {
      // Held and not changed: then a column of the question that waits would not be read again.
      await lockRunningMoment(em, id);
      quick = clinic.app.as(maria, (other) => openModule(other, id, 'quick', null, maria.id, databaseClock));
      await expect.poll(waits).toBe(true);
      const [late] = await em.execute<{ now: number }[]>(`select ${READ_CLOCK} as now`);
      return late?.now ?? Number.POSITIVE_INFINITY;
    });
    expect((await quick)?.at).toBeGreaterThanOrEqual(released);
  });
});
