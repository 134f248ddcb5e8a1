import { z } from '@hono/zod-openapi';
import { compile } from '../../compiler/compile.ts';
import type { Flag } from '../../compiler/document/flag.ts';
import { addOwnFlag, endMeasure, keepMeasure } from '../../db/tailored.ts';
import type { PlannedFlag } from '../../engine/plan.ts';
import type { State } from '../../engine/state.ts';
import { body, declare, json, routes } from '../declare.ts';
import type { Deps } from '../deps.ts';
import { itemOf, laterThan } from '../planned.ts';
import type { Running } from '../present/running.ts';
import { conflict, notFound, wrongFields } from '../refusal.ts';
import { caughtUp } from '../schemas/citizen.ts';
import { uuid } from '../schemas/parts.ts';
import {
  addFlag,
  item,
  maintenance,
  measureId,
  name,
  ownFlagId,
  pause,
  setDate,
  setMeasure,
  withReason,
  withWrittenReason,
} from '../schemas/steering.ts';
import { steer } from '../steer.ts';

/**
 * What staff decide over the rules, and what they tell of: lock, reopen, complete, pause, maintenance, occasions, dates, events, the activity
 * plan and flags of their own. Each is one event; the engine decides what follows and keeps the record.
 */
export function staffSteeringRoutes(deps: Deps) {
  return routes()
    .openapi(lock, async (c) => {
      const { id, module } = c.req.valid('param');
      const { reason = null } = c.req.valid('json');
      const done = await steer(c, deps, { id, action: 'lock', thing: `module/${module}`, reason }, ({ plan }) => ({
        kind: 'moduleLocked',
        module: itemOf(plan, module).id,
        reason,
      }));
      return c.json(done, 200);
    })
    .openapi(reopen, async (c) => {
      const { id, module } = c.req.valid('param');
      const { reason = null } = c.req.valid('json');
      const done = await steer(c, deps, { id, action: 'reopen', thing: `module/${module}`, reason }, ({ plan, state }) => {
        const { id: known } = itemOf(plan, module);
        refuseUnless(state, known, ['completed', 'closed'], 'Modulen är varken avklarad eller stängd.');
        return { kind: 'moduleReopened', module: known, reason };
      });
      return c.json(done, 200);
    })
    .openapi(complete, async (c) => {
      const { id, module } = c.req.valid('param');
      const { reason = null } = c.req.valid('json');
      const done = await steer(c, deps, { id, action: 'complete', thing: `module/${module}`, reason }, ({ plan, state }) => {
        const { id: known } = itemOf(plan, module);
        refuseUnless(state, known, ['open'], 'Modulen är inte öppen.');
        return { kind: 'moduleCompleted', module: known, by: 'staff', reason };
      });
      return c.json(done, 200);
    })
    .openapi(pauseIt, async (c) => {
      const { id } = c.req.valid('param');
      const { until, reason = null } = c.req.valid('json');
      const done = await steer(c, deps, { id, action: 'pause', thing: 'moment', reason }, (running) => {
        if (running.phase !== 'active') throw conflict('notNow', 'Bara ett moment som pågår kan pausas.', { phase: running.phase });
        return { kind: 'paused', by: 'staff', until: laterThan(running.now, until), reason };
      });
      return c.json(done, 200);
    })
    .openapi(resume, async (c) => {
      const { id } = c.req.valid('param');
      const done = await steer(c, deps, { id, action: 'resume', thing: 'moment' }, ({ phase }) => {
        if (phase !== 'paused' && phase !== 'halted') throw conflict('notNow', 'Momentet är inte pausat.', { phase });
        return { kind: 'resumed', by: 'staff' };
      });
      return c.json(done, 200);
    })
    .openapi(maintain, async (c) => {
      const { id } = c.req.valid('param');
      const { until, reason = null } = c.req.valid('json');
      const done = await steer(c, deps, { id, action: 'maintain', thing: 'moment', reason }, ({ phase, now }) => {
        if (phase !== 'active' && phase !== 'paused' && phase !== 'maintenance')
          throw conflict('notNow', 'Momentet kan inte göras läsbart nu.', { phase });
        return { kind: 'maintenanceSet', until: laterThan(now, until) ?? now, reason };
      });
      return c.json(done, 200);
    })
    .openapi(takeBack, async (c) => {
      const { id } = c.req.valid('param');
      const { reason = null } = c.req.valid('json');
      const done = await steer(c, deps, { id, action: 'resume', thing: 'moment', reason }, ({ phase }) => {
        if (phase !== 'maintenance') throw conflict('notNow', 'Momentet är inte i läsläge.', { phase });
        return { kind: 'maintenanceTakenBack', reason };
      });
      return c.json(done, 200);
    })
    .openapi(addOccasion, async (c) => {
      const { id, battery } = c.req.valid('param');
      const { reason = null } = c.req.valid('json');
      const done = await steer(c, deps, { id, action: 'add', thing: `battery/${battery}`, reason }, ({ plan }) => {
        const planned = plan.batteries.find((each) => each.id === battery);
        if (!planned) throw notFound();
        if (!planned.byStaff && planned.schedule.kind !== 'byStaff')
          throw conflict('notAllowed', 'Den som har byggt momentet har inte öppnat för extra tillfällen av mätningen.');
        return { kind: 'occasionAdded', battery, reason };
      });
      return c.json(done, 200);
    })
    .openapi(withdraw, async (c) => {
      const { id, battery, occasion } = c.req.valid('param');
      const { reason } = c.req.valid('json');
      const done = await steer(c, deps, { id, action: 'withdraw', thing: `battery/${battery}/${occasion}`, reason }, ({ state }) => {
        if (!state.batteries[battery]?.occasions[String(occasion)]) throw conflict('stale', 'Tillfället väntar inte på svar.');
        return { kind: 'occasionWithdrawn', battery, occasion, reason };
      });
      return c.json(done, 200);
    })
    .openapi(setDateOf, async (c) => {
      const { id, name: named } = c.req.valid('param');
      const { date } = c.req.valid('json');
      const done = await steer(c, deps, { id, action: 'set', thing: `date/${named}` }, ({ plan }) => {
        if (!plan.dates?.includes(named)) throw notFound();
        return { kind: 'dateSet', name: named, date };
      });
      return c.json(done, 200);
    })
    .openapi(report, async (c) => {
      const { id, name: named } = c.req.valid('param');
      const done = await steer(c, deps, { id, action: 'report', thing: `event/${named}` }, ({ plan }) => {
        if (!plan.namedEvents?.includes(named)) throw notFound();
        return { kind: 'named', name: named };
      });
      return c.json(done, 200);
    })
    .openapi(measureSet, async (c) => {
      const { id, measure } = c.req.valid('param');
      const { name: called, unit, diagram, calendar, ...rest } = c.req.valid('json');
      const done = await steer(c, deps, { id, action: 'set', thing: `measure/${measure}` }, async (_running, em, { id: staff }) => {
        const rule = { id: measure, ...rest };
        await keepMeasure(em, id, { id: measure, name: called, unit, diagram, calendar, rule }, staff, deps.clock);
        return { kind: 'measureSet', measure: rule };
      });
      return c.json(done, 200);
    })
    .openapi(measureEnd, async (c) => {
      const { id, measure } = c.req.valid('param');
      const done = await steer(c, deps, { id, action: 'remove', thing: `measure/${measure}` }, async ({ state }, em) => {
        if (!state.measures?.[measure]) throw notFound();
        await endMeasure(em, id, measure, deps.clock);
        return { kind: 'measureEnded', measure };
      });
      return c.json(done, 200);
    })
    .openapi(ownFlag, async (c) => {
      const { id } = c.req.valid('param');
      const { flag } = c.req.valid('json');
      const done = await steer(c, deps, { id, action: 'add', thing: 'flag' }, async (running, em, { id: staff }) => {
        if ((running.state.ownFlags?.length ?? 0) >= MOST_OWN_FLAGS) throw conflict('notAllowed', 'Momentet har redan 20 egna flaggor.');
        const { written, planned } = compileFlag(running, flag);
        await addOwnFlag(em, id, written, staff, deps.clock);
        return { kind: 'flagAdded', flag: planned };
      });
      return c.json(done, 200);
    })
    .openapi(removeFlag, async (c) => {
      const { id, name: flag } = c.req.valid('param');
      const { reason = null } = c.req.valid('json');
      const done = await steer(c, deps, { id, action: 'remove', thing: `flag/${flag}`, reason }, ({ state }) => {
        if (!state.ownFlags?.some((each) => each.id === flag)) throw notFound();
        return { kind: 'flagRemoved', flag };
      });
      return c.json(done, 200);
    });
}

const MOST_OWN_FLAGS = 20;

/** As if the designer had written it: the compiler says what is wrong, each thing in its place, and lowers its conditions. */
function compileFlag({ document, plan, state }: Running, flag: Record<string, unknown>): { written: Flag; planned: PlannedFlag } {
  // One of staff's own that has been removed may be written again.
  const stands = document.flags.filter((each) => [...plan.flags, ...(state.ownFlags ?? [])].some(({ id }) => id === each.id));
  const compiled = compile({ ...document, flags: [...stands, flag] });
  const wrong = compiled.problems.filter(({ severity, at }) => severity === 'error' && at[0] === 'flags' && at[1] === stands.length);
  const planned = compiled.plan?.flags.at(-1);
  const written = compiled.moment?.flags.at(-1);
  if (planned && written) return { written, planned };
  throw wrongFields(
    'Flaggan går inte att lägga till.',
    wrong.map(({ at, message }) => ({ question: at.slice(2).map(String).join('.') || 'flag', message })),
  );
}

function refuseUnless(state: State, module: string, statuses: readonly string[], sentence: string): void {
  const status = state.modules[module]?.status ?? 'locked';
  if (!statuses.includes(status)) throw conflict('stale', sentence, { status });
}

const one = z.object({ id: uuid });
const inModule = { params: one.extend({ module: item }), body: body(withReason) };
const saved = { 200: json(caughtUp, 'Saved') };

const lock = declare('POST /api/running-moments/{id}/modules/{module}/lock', {
  summary: 'Lock a module or a part, whatever its rule says',
  request: inModule,
  responses: saved,
});
const reopen = declare('POST /api/running-moments/{id}/modules/{module}/reopen', {
  summary: 'Open again what is completed or closed',
  request: inModule,
  responses: saved,
});
const complete = declare('POST /api/running-moments/{id}/modules/{module}/complete', {
  summary: 'Mark a module or a part as done',
  request: inModule,
  responses: saved,
});
const pauseIt = declare('POST /api/running-moments/{id}/pause', {
  summary: 'Pause, until further notice or until an instant',
  request: { params: one, body: body(pause) },
  responses: saved,
});
const resume = declare('POST /api/running-moments/{id}/resume', {
  summary: 'End a pause, or let a moment that has halted go on',
  request: { params: one },
  responses: saved,
});
const maintain = declare('POST /api/running-moments/{id}/maintenance', {
  summary: 'Make the moment read-only until an instant, when it ends; again to prolong or shorten',
  request: { params: one, body: body(maintenance) },
  responses: saved,
});
const takeBack = declare('POST /api/running-moments/{id}/maintenance/take-back', {
  summary: 'Take maintenance back: the moment goes on',
  request: { params: one, body: body(withReason) },
  responses: saved,
});
const addOccasion = declare('POST /api/running-moments/{id}/batteries/{battery}/occasions', {
  summary: 'Start an extra occasion, where the designer allows it',
  request: { params: one.extend({ battery: name }), body: body(withReason) },
  responses: saved,
});
const withdraw = declare('POST /api/running-moments/{id}/batteries/{battery}/occasions/{occasion}/withdraw', {
  summary: 'Take back an occasion that waits for answers',
  request: { params: one.extend({ battery: name, occasion: z.coerce.number().int().min(1) }), body: body(withWrittenReason) },
  responses: saved,
});
const setDateOf = declare('POST /api/running-moments/{id}/dates/{name}', {
  summary: 'Set or change a date that the plan counts from',
  request: { params: one.extend({ name }), body: body(setDate) },
  responses: saved,
});
const report = declare('POST /api/running-moments/{id}/events/{name}', {
  summary: 'Tell that an event that the plan waits for has happened',
  request: { params: one.extend({ name }) },
  responses: saved,
});
const measureSet = declare('POST /api/running-moments/{id}/measures/{measure}', {
  summary: 'Set a measure of the activity plan, or set it anew',
  request: { params: one.extend({ measure: measureId }), body: body(setMeasure) },
  responses: saved,
});
const measureEnd = declare('POST /api/running-moments/{id}/measures/{measure}/end', {
  summary: 'End a measure of the activity plan',
  request: { params: one.extend({ measure: measureId }) },
  responses: saved,
});
const ownFlag = declare('POST /api/running-moments/{id}/own-flags', {
  summary: 'Add a flag of one’s own to this running moment',
  description: 'Written as in a moment document. What the compiler finds wrong in it is answered with its place.',
  request: { params: one, body: body(addFlag) },
  responses: saved,
});
const removeFlag = declare('POST /api/running-moments/{id}/own-flags/{name}/remove', {
  summary: 'Remove a flag that staff have added',
  request: { params: one.extend({ name: ownFlagId }), body: body(withReason) },
  responses: saved,
});
