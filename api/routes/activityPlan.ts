import { z } from '@hono/zod-openapi';
import { recordActivity } from '../../db/eventLog.ts';
import type { Em } from '../../db/orm.ts';
import { measuresOf, valuesOf, type MeasureRow } from '../../db/tailored.ts';
import { body, declare, json, routes } from '../declare.ts';
import type { Deps } from '../deps.ts';
import { presentActivityPlan } from '../present/activityPlan.ts';
import { planCalendar } from '../present/planCalendar.ts';
import type { Running } from '../present/running.ts';
import { reading, readRunning } from '../reading.ts';
import { notFound } from '../refusal.ts';
import { activityPlan, type ActivityPlan } from '../schemas/activityPlan.ts';
import { caughtUp } from '../schemas/citizen.ts';
import { uuid } from '../schemas/parts.ts';
import { measureId, observe } from '../schemas/steering.ts';
import type { InCare } from '../signedIn.ts';
import { steer } from '../steer.ts';

/** The activity plan (ACT-01..12): staff tailor measures (`staffSteering.ts`), the citizen and staff see them and note values, and there is a calendar file. */
export function activityPlanRoutes(deps: Deps) {
  const found = async (em: Em, signedIn: InCare, id: string): Promise<{ running: Running; measures: MeasureRow[] }> => {
    const running = await readRunning(em, deps, signedIn, id, 'activityPlan');
    if (signedIn.kind === 'citizen') {
      if (running.document.activityPlan?.citizenSees === false) throw notFound();
      await recordActivity(em, id, signedIn.id, deps.clock);
    }
    return { running, measures: await measuresOf(em, id) };
  };
  const read = async (em: Em, signedIn: InCare, id: string): Promise<ActivityPlan> => {
    const { running, measures } = await found(em, signedIn, id);
    return presentActivityPlan(running, measures, await valuesOf(em, id), signedIn.kind);
  };
  const calendar = async (em: Em, signedIn: InCare, id: string): Promise<string> => {
    const { running, measures } = await found(em, signedIn, id);
    return planCalendar(running, measures, new URL(deps.url).hostname);
  };
  const asFile = { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': 'attachment; filename="aktivitetsplan.ics"' };

  return routes()
    .openapi(mine, async (c) => c.json(await reading(c, deps, (em, signedIn) => read(em, signedIn, c.req.valid('param').id)), 200))
    .openapi(theirs, async (c) => c.json(await reading(c, deps, (em, signedIn) => read(em, signedIn, c.req.valid('param').id)), 200))
    .openapi(myCalendar, async (c) =>
      c.body(await reading(c, deps, (em, signedIn) => calendar(em, signedIn, c.req.valid('param').id)), 200, asFile),
    )
    .openapi(theirCalendar, async (c) =>
      c.body(await reading(c, deps, (em, signedIn) => calendar(em, signedIn, c.req.valid('param').id)), 200, asFile),
    )
    .openapi(note, async (c) => {
      const { id, measure } = c.req.valid('param');
      const { value } = c.req.valid('json');
      const done = await steer(c, deps, { id, action: 'save', thing: `measure/${measure}` }, ({ state }) => {
        if (!state.measures?.[measure]) throw notFound();
        return { kind: 'observed', measure, value };
      });
      return c.json(done, 200);
    });
}

const one = { params: z.object({ id: uuid }) };
const plan = { 200: json(activityPlan, 'The plan') };
const file = { 200: { description: 'text/calendar', content: { 'text/calendar': { schema: z.string() } } } };

const mine = declare('GET /api/me/moments/{id}/plan', { summary: 'My activity plan', request: one, responses: plan });
const theirs = declare('GET /api/running-moments/{id}/plan', { summary: 'A citizen’s activity plan', request: one, responses: plan });
const myCalendar = declare('GET /api/me/moments/{id}/plan/calendar', {
  summary: 'The times of my activity plan as a calendar file',
  request: one,
  responses: file,
});
const theirCalendar = declare('GET /api/running-moments/{id}/plan/calendar', {
  summary: 'The times of a citizen’s activity plan as a calendar file',
  request: one,
  responses: file,
});
const note = declare('POST /api/running-moments/{id}/measures/{measure}/values', {
  summary: 'Note a value of a measure for the citizen',
  request: { params: z.object({ id: uuid, measure: measureId }), body: body(observe) },
  responses: { 200: json(caughtUp, 'Saved') },
});
