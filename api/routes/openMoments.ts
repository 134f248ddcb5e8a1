import { z } from '@hono/zod-openapi';
import { openMoments, setOpenMoment, unitsOpenMoments, type OpenMoment } from '../../db/openMoments.ts';
import type { Em } from '../../db/orm.ts';
import { citizenById, staffOfUnit } from '../../db/people.ts';
import { Refusal as RowRefusal } from '../../db/refusal.ts';
import { startRunningMoment } from '../../db/runningMoments.ts';
import { act, administer } from '../act.ts';
import { body, declare, json, routes } from '../declare.ts';
import type { Deps } from '../deps.ts';
import { logAccess } from '../logAccess.ts';
import { mayStart, openFactsOf } from '../mayStart.ts';
import { isoOrNull } from '../present/running.ts';
import { citizenOf, looking, reading, staffOf } from '../reading.ts';
import { conflict, notFound, wrongFields } from '../refusal.ts';
import { done } from '../schemas/catalogueAdmin.ts';
import { myOpenMoment, setOpenMoment as setBody, unitsOpenMoments as unitsBody } from '../schemas/openMoment.ts';
import { uuid } from '../schemas/parts.ts';
import { started } from '../schemas/staff.ts';

/** Moments that citizens start alone: what a unit has open, and what is open for the citizen (OPN). */
export function openMomentRoutes(deps: Deps) {
  return routes()
    .openapi(unitsList, async (c) => {
      const answer = await looking(c, deps, async (em, signedIn) => {
        const unit = staffOf(signedIn).unit.id;
        const moments = await unitsOpenMoments(em, unit);
        const therapists = await staffOfUnit(em, unit, 'therapist');
        return {
          moments: moments.map(({ responsible, changedAt, ...moment }) => ({
            ...moment,
            criteria: {
              ...moment.criteria,
              municipalities: copied(moment.criteria.municipalities),
              counties: copied(moment.criteria.counties),
            },
            responsible: responsible && { id: responsible.id, name: `${responsible.givenName} ${responsible.familyName}` },
            changedAt: isoOrNull(changedAt),
          })),
          therapists: therapists.map(({ id, givenName, familyName }) => ({ id, name: `${givenName} ${familyName}` })),
        };
      });
      return c.json(answer, 200);
    })
    .openapi(set, async (c) => {
      const { moment } = c.req.valid('param');
      const given = c.req.valid('json');
      await administer(c, deps, async (em, signedIn) => {
        const staff = staffOf(signedIn);
        const found = (await unitsOpenMoments(em, staff.unit.id)).find((each) => each.moment === moment);
        if (!found) throw notFound();
        if (given.open && found.asksAtStart)
          throw conflict('asksAtStart', 'Momentet frågar efter uppgifter vid starten, så personalen behöver starta det.');
        if (given.responsible !== null && !(await staffOfUnit(em, staff.unit.id, 'therapist')).some(({ id }) => id === given.responsible))
          throw wrongFields('Ändringen går inte att spara.', [{ question: 'responsible', message: 'Välj en behandlare på enheten.' }]);
        await setOpenMoment(em, {
          unit: staff.unit.id,
          moment,
          open: given.open,
          criteria: given.criteria,
          responsible: given.responsible,
          by: staff.id,
          at: await deps.clock.now(em),
        });
        return {};
      });
      return c.json({}, 200);
    })
    .openapi(mine, async (c) => {
      const found = await reading(c, deps, (em, signedIn) => openFor(em, deps, citizenOf(signedIn).id));
      return c.json(
        found.map(({ unit, moment, name, summary, kind, running }) => ({ unit, moment, name, summary, kind, running })),
        200,
      );
    })
    .openapi(start, async (c) => {
      const wanted = c.req.valid('param');
      const begun = await act(c, deps, async (em, signedIn) => {
        const { id: citizen } = citizenOf(signedIn);
        const found = (await openFor(em, deps, citizen)).find(({ unit, moment }) => unit.id === wanted.unit && moment === wanted.moment);
        if (!found) throw notFound();
        if (found.running !== null) return { body: { id: found.running }, nudge: null };
        const id = await startOnce(em, deps, citizen, found);
        await logAccess(em, deps, signedIn, {
          action: 'start',
          thing: 'moment',
          citizenId: citizen,
          runningMomentId: id,
          unitId: wanted.unit,
        });
        return { body: { id }, nudge: { runningMoment: id, seq: 0 } };
      });
      return c.json({ id: begun.body.id, caughtUp: begun.caughtUp }, 200);
    });
}

/** What the citizen may start alone. The dead and those who are registered no more start nothing (MOM-07). */
async function openFor(em: Em, deps: Deps, id: string): Promise<OpenMoment[]> {
  const citizen = await citizenById(em, id);
  if (citizen === null || citizen.deceasedOn !== null || !citizen.registered) return [];
  const facts = openFactsOf(citizen, await deps.clock.now(em));
  return (await openMoments(em, id)).filter(({ criteria }) => mayStart(criteria, facts));
}

/** Started now, or by the same citizen in another window at this very moment: the one that runs. */
async function startOnce(em: Em, deps: Deps, citizen: string, { unit, momentVersion, responsible }: OpenMoment): Promise<string> {
  try {
    const { id } = await startRunningMoment(em, { citizen, unit: unit.id, responsible, momentVersion, kind: 'real' }, deps.clock);
    return id;
  } catch (error) {
    const running = error instanceof RowRefusal && error.code === 'alreadyRunning' ? error.changed?.['runningMoment'] : undefined;
    if (typeof running !== 'string') throw error;
    return running;
  }
}

const copied = (places: readonly string[] | undefined): string[] | undefined => places && [...places];

const moment = z.string().min(1).max(60);

const unitsList = declare('GET /api/unit/open-moments', {
  summary: 'What the unit may open to citizens, and what is open',
  responses: { 200: json(unitsBody, 'By name') },
});
const set = declare('PUT /api/unit/open-moments/{moment}', {
  summary: 'Open a moment on the unit, say whom it is open for, or close it',
  description: 'Closing stops new starts only. Criteria that are not set ask for nothing; none at all is everyone.',
  request: { params: z.object({ moment }), body: body(setBody) },
  responses: { 200: json(done, 'Saved') },
});
const mine = declare('GET /api/me/open-moments', {
  summary: 'Moments that I may start alone',
  responses: { 200: json(z.array(myOpenMoment), 'By name') },
});
const start = declare('POST /api/me/open-moments/{unit}/{moment}/start', {
  summary: 'Start an open moment; one that runs already is answered with',
  request: { params: z.object({ unit: uuid, moment }) },
  responses: { 200: json(started, 'Started') },
});
