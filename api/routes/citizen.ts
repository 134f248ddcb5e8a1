import { z } from '@hono/zod-openapi';
import { readDecision } from '../../db/decisions.ts';
import { flagsOf } from '../../db/flags.ts';
import { citizensRunningMoments } from '../../db/runningMoments.ts';
import { formsOf } from '../../db/forms.ts';
import { recordActivity } from '../../db/eventLog.ts';
import { completeModule } from '../../db/steering.ts';
import { act } from '../act.ts';
import { declare, json, routes } from '../declare.ts';
import type { Deps } from '../deps.ts';
import { logAccess } from '../logAccess.ts';
import { presentCitizenFlags } from '../present/citizenFlags.ts';
import { presentModule } from '../present/module.ts';
import { presentMoment, presentMyMoment } from '../present/moment.ts';
import { runningOf } from '../present/running.ts';
import { presentDecisionWhy, presentLockWhy } from '../present/why.ts';
import { citizenOf, findRunning, reading, readRunning } from '../reading.ts';
import { badRequest, conflict, notFound } from '../refusal.ts';
import { caughtUp, modulePage, momentPage, myMoment } from '../schemas/citizen.ts';
import { uuid, why } from '../schemas/parts.ts';

/** The citizen's own running moments and their modules. */
export function citizenRoutes(deps: Deps) {
  return routes()
    .openapi(list, async (c) => {
      const moments = await reading(c, deps, async (em, signedIn) => {
        const { id } = citizenOf(signedIn);
        const rows = await citizensRunningMoments(em, id, deps.clock);
        const pages = [];
        for (const row of rows) {
          await recordActivity(em, row.id, id, deps.clock);
          await logAccess(em, deps, signedIn, {
            action: 'read',
            thing: 'moment',
            citizenId: id,
            runningMomentId: row.id,
            unitId: row.unit.id,
          });
          pages.push(presentMyMoment(runningOf(row, await formsOf(em, row.id))));
        }
        return pages;
      });
      return c.json(moments, 200);
    })
    .openapi(one, async (c) => {
      const page = await reading(c, deps, async (em, signedIn) => {
        const running = await readRunning(em, deps, signedIn, c.req.valid('param').id, 'moment');
        await recordActivity(em, running.id, signedIn.id, deps.clock);
        return presentMoment(running, presentCitizenFlags(running.document, await flagsOf(em, running.id)));
      });
      return c.json(page, 200);
    })
    .openapi(module, async (c) => {
      const { id, module: moduleId } = c.req.valid('param');
      const page = await reading(c, deps, async (em, signedIn) => {
        const running = await readRunning(em, deps, signedIn, id, `module/${moduleId}`);
        const planned = running.plan.modules.find((each) => each.id === moduleId);
        const status = running.state.modules[moduleId]?.status ?? 'locked';
        if (!planned || status === 'locked' || status === 'closed') throw notFound();
        await recordActivity(em, running.id, signedIn.id, deps.clock);
        return presentModule(running, planned);
      });
      return c.json(page, 200);
    })
    .openapi(complete, async (c) => {
      const { id, module: moduleId } = c.req.valid('param');
      const done = await act(c, deps, async (em, signedIn) => {
        const running = await findRunning(em, deps, signedIn, id);
        const planned = running.plan.modules.find((each) => each.id === moduleId);
        const status = running.state.modules[moduleId]?.status ?? 'locked';
        if (!planned || status === 'locked' || status === 'closed') throw notFound();
        if (status === 'completed') throw conflict('stale', 'Du har redan gått igenom den här modulen.', { status });
        if (planned.completes === 'forms')
          throw conflict('completesByForms', 'Modulen blir klar av sig själv när du har svarat på frågorna i den.', { status });
        if (planned.completes !== 'citizen') throw conflict('completesByItself', 'Modulen går inte att markera som klar.', { status });
        const logged = await completeModule(em, id, moduleId, { kind: 'citizen', id: citizenOf(signedIn).id }, deps.clock);
        await logAccess(em, deps, signedIn, {
          action: 'complete',
          thing: `module/${moduleId}`,
          citizenId: running.citizen.id,
          runningMomentId: id,
          unitId: running.unit.id,
        });
        return { body: {}, nudge: { runningMoment: id, seq: logged.seq } };
      });
      return c.json({ caughtUp: done.caughtUp }, 200);
    })
    .openapi(whyRoute, async (c) => {
      const { id } = c.req.valid('param');
      const { module: moduleId, decision: key } = c.req.valid('query');
      const answer = await reading(c, deps, async (em, signedIn) => {
        const running = await readRunning(em, deps, signedIn, id, 'why');
        if (moduleId !== undefined) return presentLockWhy(running, moduleId, 'citizen');
        if (key === undefined) throw badRequest('badQuery', 'Ange module eller decision.');
        // Flags to staff are theirs to explain.
        const decision = STAFFS.test(key) ? null : await readDecision(em, id, key);
        return decision && presentDecisionWhy(running, decision, 'citizen');
      });
      if (!answer) throw notFound();
      return c.json(answer, 200);
    });
}

/** Flags, what watches for one, and what staff were told of one. */
const STAFFS = /^(flag|inactivity|send\/flag)\//;

const id = z.object({ id: uuid });
const inModule = id.extend({ module: z.string().max(60) });

const list = declare('GET /api/me/moments', {
  summary: 'My running moments',
  responses: { 200: json(z.array(myMoment), 'Those that go on first') },
});
const one = declare('GET /api/me/moments/{id}', {
  summary: 'One of my moments, whole',
  request: { params: id },
  responses: { 200: json(momentPage, 'The moment') },
});
const module = declare('GET /api/me/moments/{id}/modules/{module}', {
  summary: 'An open or completed module with its content',
  request: { params: inModule },
  responses: { 200: json(modulePage, 'The module') },
});
const complete = declare('POST /api/me/moments/{id}/modules/{module}/complete', {
  summary: 'Mark a module as done',
  request: { params: inModule },
  responses: { 200: json(caughtUp, 'Saved') },
});
const whyRoute = declare('GET /api/me/moments/{id}/why', {
  summary: 'Why a module is locked, or why something did or did not happen',
  request: { params: id, query: z.object({ module: z.string().max(60).optional(), decision: z.string().max(200).optional() }) },
  responses: { 200: json(why, 'The sentence and its facts') },
});
