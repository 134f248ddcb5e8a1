import { databaseClock } from '../../../db/clock.ts';
import { formsOf, submitAnswers } from '../../../db/forms.ts';
import { markRead } from '../../../db/forms.ts';
import type { Logged } from '../../../db/eventLog.ts';
import type { Em } from '../../../db/orm.ts';
import { startRunningMoment } from '../../../db/runningMoments.ts';
import { completeModule, jump } from '../../../db/steering.ts';
import { eventually } from './eventually.ts';
import type { House } from './house.ts';
import type { Planted } from './people.ts';
import type { Rows } from './rows.ts';

/** One citizen's life in the test's moment, lived through the rows as the API lives it, with or without worker and Temporal. */
export interface Life {
  readonly id: string;
  readonly citizen: Planted;
  rows(): Promise<Rows>;
  /** The citizen answers a battery's occasion; the whole in one transaction that `within` may hold open. */
  answer(battery: string, occasion: number, answers: Readonly<Record<string, string>>, within?: (em: Em) => Promise<void>): Promise<Logged>;
  complete(module: string): Promise<Logged>;
  /** Staff read the answers of an occasion. */
  read(battery: string, occasion: number): Promise<void>;
  /** Moves the moment's clock to an instant on it, and all that falls due before it is late. */
  jumpTo(at: number): Promise<Logged>;
  now(): Promise<number>;
  /** Waits until the engine has taken everything in the log and all that is due. */
  caughtUp(): Promise<void>;
  /** The same, and nothing waits to be sent any more. */
  settled(within?: number): Promise<Rows>;
}

/** Starts the moment on a citizen whom no other test has touched. */
export async function live(house: House): Promise<Life> {
  const citizen = house.citizen();
  const { db, people, staff, momentVersion } = house;
  const therapist = people.therapists[0].id;
  const { id } = await db.as(staff, (em) =>
    startRunningMoment(em, { citizen: citizen.id, unit: people.unit, responsible: therapist, momentVersion, kind: 'test' }, databaseClock),
  );
  return lifeOf(house, citizen, id);
}

export function lifeOf(house: House, citizen: Planted, id: string): Life {
  const { db, staff, people } = house;
  const asCitizen = { kind: 'citizen', id: citizen.id } as const;
  const rows = (): Promise<Rows> => house.rows(id);
  const copy = async (em: Em, battery: string, occasion: number) => {
    const form = (await formsOf(em, id)).find((row) => row.battery === battery && row.occasion === occasion);
    if (!form) throw new Error(`Occasion ${occasion} of "${battery}" has no form.`);
    return form;
  };
  const now = (): Promise<number> =>
    db.as(staff, async (em) => {
      const [row] = await em.execute<{ offset: number }[]>(`select clock_offset_ms as "offset" from running_moment where id = ?::uuid`, [
        id,
      ]);
      return (await databaseClock.now(em)) + (row?.offset ?? 0);
    });
  return {
    id,
    citizen,
    rows,
    now,
    answer: (battery, occasion, answers, within) =>
      db.as(asCitizen, async (em) => {
        const { instance, answerVersion } = await copy(em, battery, occasion);
        const submission = { runningMoment: id, instance, answers, shownHash: 'prov', answerVersion, by: asCitizen };
        const logged = await submitAnswers(em, submission, databaseClock);
        await within?.(em);
        return logged;
      }),
    complete: (module) => db.as(asCitizen, (em) => completeModule(em, id, module, asCitizen, databaseClock)),
    read: (battery, occasion) =>
      db.as(staff, async (em) => {
        await markRead(em, id, (await copy(em, battery, occasion)).instance, people.therapists[0].id, databaseClock);
      }),
    async jumpTo(at) {
      const byMs = at - (await now());
      return db.as(staff, (em) => jump(em, id, byMs, { kind: 'staff', id: people.therapists[0].id }, databaseClock));
    },
    caughtUp: () => eventually('the engine to catch up', async () => isTaken(await rows(), await now()), Boolean).then(() => undefined),
    settled: (within) =>
      eventually(
        'the moment to settle',
        async () => ({ rows: await rows(), now: await now() }),
        (last) => isTaken(last.rows, last.now) && last.rows.notices.every(({ status }) => status !== 'due' && status !== 'sending'),
        within,
      ).then((last) => last.rows),
  };
}

const isTaken = ({ state, wakeSeq, appliedSeq }: Rows, now: number): boolean =>
  state !== null && appliedSeq >= wakeSeq && (state.phase !== 'active' || (state.agenda[0]?.at ?? Infinity) > now);

/** When something on the agenda is due. */
export function dueOf({ state }: Rows, key: string): number {
  const due = state?.agenda.find((each) => each.key === key);
  if (!due) throw new Error(`"${key}" is not on the agenda: ${state?.agenda.map((each) => each.key).join(', ')}`);
  return due.at;
}
