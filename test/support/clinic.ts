import { randomUUID } from 'node:crypto';
import { createActivities } from '../../activities/index.ts';
import type { Activities } from '../../activities/contract.ts';
import { compile } from '../../compiler/compile.ts';
import type { Moment } from '../../compiler/document/moment.ts';
import type { Clock } from '../../db/clock.ts';
import { formsOf } from '../../db/forms.ts';
import { publishMoment } from '../../db/moments.ts';
import { connect, setUp, type Database } from '../../db/orm.ts';
import { startRunningMoment } from '../../db/runningMoments.ts';
import type { StartFacts } from '../../db/startFacts.ts';
import type { Who } from '../../db/who.ts';
import { nextDue } from '../../engine/schedule.ts';
import type { Instant, Plan } from '../../engine/plan.ts';
import type { State } from '../../engine/state.ts';
import { scoreForm, scoreMoment } from '../../scoring/score.ts';
import { organisation, seedOrganisation } from '../../start/seed/organisation.ts';
import { addTo, take } from '../../workflows/take.ts';
import { checkUp } from './checkUp.ts';
import { freshDatabase, type FreshDatabase } from './database.ts';

/** A database of its own with the demo's organisation and one small published moment, and an engine that is driven by hand instead of Temporal. */
export interface Clinic {
  readonly fresh: FreshDatabase;
  readonly app: Database;
  readonly worker: Database;
  readonly clock: HandClock;
  readonly activities: Activities;
  readonly momentVersion: string;
  readonly plan: Plan;
  readonly maria: Who & { kind: 'staff' };
  /** Therapist on the other unit. */
  readonly fatima: Who & { kind: 'staff' };
  readonly citizens: readonly (Who & { kind: 'citizen' })[];
  /** Starts the moment on the citizen with that number, as Maria. */
  start(citizen: number, kind?: 'real' | 'test'): Promise<string>;
  /** The copy of a form. */
  instance(runningMoment: string, form: string, battery?: string, occasion?: number): Promise<string>;
  /** Lets the engine take all that there is: pull, advance, write, until the log has been taken and no walk goes on. */
  catchUp(runningMoment: string): Promise<State>;
  close(): Promise<void>;
}

/** A clock that stands until it is set. */
export interface HandClock extends Clock {
  at: Instant;
}

/** Monday 2 November 2026 at 09:00 in Stockholm. */
export const MONDAY = Date.parse('2026-11-02T08:00:00Z');
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export async function openClinic(document: Moment = checkUp): Promise<Clinic> {
  const fresh = await freshDatabase();
  const compiled = compile(document);
  if (compiled.plan === null) throw new Error(`The test's moment has problems: ${JSON.stringify(compiled.problems)}`);
  const { plan } = compiled;
  const momentVersion = await setUp(fresh.urls.owner, async (em) => {
    await seedOrganisation(em);
    const units = organisation.units.map((unit) => unit.id);
    return publishMoment(em, {
      id: randomUUID(),
      document: compiled.moment,
      plan,
      planHash: `test ${randomUUID()}`,
      units,
      publishedAt: MONDAY,
    });
  });
  const app = await connect(fresh.urls.app, { connections: 6 });
  const worker = await connect(fresh.urls.worker, { connections: 4 });
  const clock: HandClock = { at: MONDAY, now: async () => clock.at };
  const activities = createActivities({ db: worker, clock, score: scoreForm, scoreMoment });
  const maria = { kind: 'staff', id: organisation.therapist.id, unit: organisation.units[0].id } as const;
  const other = organisation.staff.find((each) => each.grants.some(({ unit }) => unit === organisation.units[1].id));
  if (!other) throw new Error('Nobody works on the other unit.');

  return {
    fresh,
    app,
    worker,
    clock,
    activities,
    momentVersion,
    plan,
    maria,
    fatima: { kind: 'staff', id: other.id, unit: organisation.units[1].id },
    citizens: organisation.citizens.map(({ id }) => ({ kind: 'citizen', id }) as const),
    async start(number, kind = 'real') {
      const citizen = organisation.citizens[number];
      if (!citizen) throw new Error(`There is no citizen number ${number}.`);
      const start = { citizen: citizen.id, unit: maria.unit, responsible: maria.id, momentVersion, kind };
      return (await app.as(maria, (em) => startRunningMoment(em, start, clock))).id;
    },
    async instance(runningMoment, form, battery, occasion) {
      const rows = await app.as(maria, (em) => formsOf(em, runningMoment));
      const row = rows.find((each) => each.form === form && each.battery === (battery ?? null) && each.occasion === (occasion ?? null));
      if (!row) throw new Error(`There is no copy of "${form}".`);
      return row.instance;
    },
    async catchUp(runningMoment) {
      const stands = await worker.as({ kind: 'worker' }, async (em) => {
        const [row] = await em.execute<{ state: State | null; step: number; startedAt: Instant; start: StartFacts; plan: Plan }[]>(
          `select r.state, r.applied_step as step, r.started_at as "startedAt", r.start, p.content as plan
           from running_moment r join plan p on p.hash = r.plan_hash where r.id = ?::uuid`,
          [runningMoment],
        );
        return row;
      });
      if (!stands) throw new Error(`There is no running moment "${runningMoment}".`);
      let { state, step, plan: drivenBy } = stands;
      for (;;) {
        let log = await activities.pull(runningMoment, state?.seq ?? 0);
        const { moved, ...taken } = take({ ...stands, plan: drivenBy }, state, log);
        const written = await activities.write(runningMoment, {
          ...taken,
          step: step + 1,
          expectedSeq: log.seq,
          nextDue: nextDue(moved?.plan ?? drivenBy, taken.state),
          ...(moved === null ? {} : { movedTo: moved.hash }),
        });
        if (!written.ok) {
          log = addTo(log, written.log);
          continue;
        }
        state = written.already?.state ?? taken.state;
        step = written.already?.step ?? step + 1;
        drivenBy = written.already?.plan ?? moved?.plan ?? drivenBy;
        if (state.walkingTo === null) return state;
      }
    },
    async close() {
      await app.close();
      await worker.close();
      await fresh.drop();
    },
  };
}
