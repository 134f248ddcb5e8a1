import { z } from '@hono/zod-openapi';
import { recordActivity } from '../../db/eventLog.ts';
import { visitStep as keepVisit } from '../../db/steering.ts';
import { isAskable } from '../../engine/planned.ts';
import { act } from '../act.ts';
import { body, declare, json, routes } from '../declare.ts';
import type { Deps } from '../deps.ts';
import { logAccess } from '../logAccess.ts';
import { itemOf, laterThan } from '../planned.ts';
import { citizenOf, findRunning } from '../reading.ts';
import { conflict, notFound, wrongFields } from '../refusal.ts';
import { caughtUp } from '../schemas/citizen.ts';
import { uuid } from '../schemas/parts.ts';
import { answerInvitation, item, measureId, observe, pauseMine, setSendTime, visitStep } from '../schemas/steering.ts';
import { steer } from '../steer.ts';

/** What the citizen may do beside reading and answering: ask for a module, pause, answer an invitation, move reminders, note a value. */
export function citizenSteeringRoutes(deps: Deps) {
  return routes()
    .openapi(ask, async (c) => {
      const { id, module } = c.req.valid('param');
      const done = await steer(c, deps, { id, action: 'ask', thing: `module/${module}` }, ({ plan, state }) => {
        const { opens } = itemOf(plan, module);
        if (!isAskable(opens)) throw conflict('notAllowed', 'Den här delen går inte att be om.');
        const status = state.modules[module]?.status ?? 'locked';
        if (status !== 'locked') throw conflict('stale', 'Delen är redan öppen.', { status });
        return { kind: 'moduleAsked', module };
      });
      return c.json(done, 200);
    })
    .openapi(visit, async (c) => {
      const { id } = c.req.valid('param');
      const { step } = c.req.valid('json');
      const done = await act(c, deps, async (em, signedIn) => {
        const running = await findRunning(em, deps, signedIn, id);
        const citizen = citizenOf(signedIn).id;
        const { plan, state, document } = running;
        const [moduleId, section, stepId] = step.split('/');
        const known = document.modules.find((each) => each.id === moduleId)?.sections.find((each) => each.id === section);
        if (!known?.steps.some((each) => each.id === stepId)) throw notFound();
        // What counts the step is told of it; to all others it is that the citizen was there.
        const counts = [...plan.modules, ...(plan.parts ?? [])].some(
          (each) => each.steps?.includes(step) && !state.visited?.[each.id]?.includes(step) && state.modules[each.id]?.status === 'open',
        );
        const isWatched = [...plan.flags, ...(state.ownFlags ?? [])].some(
          ({ trigger }) => trigger.kind === 'inactivity' && trigger.of === 'step',
        );
        const logged =
          counts || isWatched
            ? await keepVisit(em, id, step, counts, citizen, deps.clock)
            : await recordActivity(em, id, citizen, deps.clock);
        await logAccess(em, deps, signedIn, {
          action: 'visit',
          thing: `step/${step}`,
          citizenId: running.citizen.id,
          runningMomentId: id,
          unitId: running.unit.id,
        });
        return { body: {}, nudge: counts && logged ? { runningMoment: id, seq: logged.seq } : null };
      });
      return c.json({ caughtUp: done.caughtUp }, 200);
    })
    .openapi(pause, async (c) => {
      const { id } = c.req.valid('param');
      const { until } = c.req.valid('json');
      const done = await steer(c, deps, { id, action: 'pause', thing: 'moment' }, ({ plan, phase, now }) => {
        if (plan.pause?.byCitizen !== true)
          throw conflict('notAllowed', 'Det här momentet går inte att pausa själv. Prata med din behandlare.');
        if (phase !== 'active') throw conflict('notNow', 'Momentet pågår inte, så det går inte att pausa.', { phase });
        return { kind: 'paused', by: 'citizen', until: laterThan(now, until), reason: null };
      });
      return c.json(done, 200);
    })
    .openapi(resume, async (c) => {
      const { id } = c.req.valid('param');
      const done = await steer(c, deps, { id, action: 'resume', thing: 'moment' }, ({ plan, phase }) => {
        if (phase !== 'paused') throw conflict('notNow', 'Momentet är inte pausat.', { phase });
        if (plan.pause?.byCitizen !== true) throw conflict('notAllowed', 'Din behandlare startar momentet igen. Skriv om du undrar när.');
        return { kind: 'resumed', by: 'citizen' };
      });
      return c.json(done, 200);
    })
    .openapi(invitation, async (c) => {
      const { id } = c.req.valid('param');
      const { answer } = c.req.valid('json');
      const done = await steer(c, deps, { id, action: 'answer', thing: 'invitation' }, ({ phase }) => {
        if (phase !== 'invited') throw conflict('stale', 'Inbjudan är redan besvarad.', { phase });
        return { kind: answer === 'accept' ? 'invitationAccepted' : 'invitationDeclined' };
      });
      return c.json(done, 200);
    })
    .openapi(sendTime, async (c) => {
      const { id } = c.req.valid('param');
      const { at } = c.req.valid('json');
      const done = await steer(c, deps, { id, action: 'set', thing: 'sendTime' }, ({ plan }) => {
        const movable = plan.notices?.movable;
        if (!movable) throw conflict('notAllowed', 'Tiden för påminnelser går inte att flytta i det här momentet.');
        if (at !== null && (at < movable.earliest || at > movable.latest))
          throw wrongFields('Tiden går inte att välja.', [
            { question: 'at', message: `Välj en tid mellan ${movable.earliest} och ${movable.latest}.` },
          ]);
        return { kind: 'sendTimeSet', sendAt: at };
      });
      return c.json(done, 200);
    })
    .openapi(value, async (c) => {
      const { id, measure } = c.req.valid('param');
      const { value: noted } = c.req.valid('json');
      const done = await steer(c, deps, { id, action: 'save', thing: `measure/${measure}` }, ({ state }) => {
        if (!state.measures?.[measure]) throw notFound();
        return { kind: 'observed', measure, value: noted };
      });
      return c.json(done, 200);
    });
}

const one = z.object({ id: uuid });
const saved = { 200: json(caughtUp, 'Saved') };

const ask = declare('POST /api/me/moments/{id}/modules/{module}/ask', {
  summary: 'Ask for a module whose rule lets me',
  request: { params: one.extend({ module: item }) },
  responses: saved,
});
const visit = declare('POST /api/me/moments/{id}/steps', {
  summary: 'I have opened a step',
  request: { params: one, body: body(visitStep) },
  responses: saved,
});
const pause = declare('POST /api/me/moments/{id}/pause', {
  summary: 'Pause my moment, where the designer allows it',
  request: { params: one, body: body(pauseMine) },
  responses: saved,
});
const resume = declare('POST /api/me/moments/{id}/resume', {
  summary: 'Go on with my moment',
  request: { params: one },
  responses: saved,
});
const invitation = declare('POST /api/me/moments/{id}/invitation', {
  summary: 'Say yes or no to an invitation',
  request: { params: one, body: body(answerInvitation) },
  responses: saved,
});
const sendTime = declare('POST /api/me/moments/{id}/send-time', {
  summary: 'Move the time of my reminders, or take that back',
  request: { params: one, body: body(setSendTime) },
  responses: saved,
});
const value = declare('POST /api/me/moments/{id}/measures/{measure}/values', {
  summary: 'Note a value of a measure in my activity plan',
  request: { params: one.extend({ measure: measureId }), body: body(observe) },
  responses: saved,
});
