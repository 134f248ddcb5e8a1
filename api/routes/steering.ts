import { z } from '@hono/zod-openapi';
import { flagsOf, putOutFlag as keepPutOut, readFlag, seeFlag } from '../../db/flags.ts';
import type { Logged } from '../../db/eventLog.ts';
import { markRead, markUnread, readForm } from '../../db/forms.ts';
import type { Em } from '../../db/orm.ts';
import { endRunningMoment, fastForward as keepFastForward, openModule as keepOpenModule } from '../../db/steering.ts';
import { act } from '../act.ts';
import type { Acted } from '../act.ts';
import { body, declare, json, routes } from '../declare.ts';
import type { Deps } from '../deps.ts';
import { logAccess } from '../logAccess.ts';
import type { Accessed } from '../logAccess.ts';
import { itemOf } from '../planned.ts';
import { iso } from '../present/running.ts';
import type { Running } from '../present/running.ts';
import { findRunning } from '../reading.ts';
import { conflict } from '../refusal.ts';
import { caughtUp } from '../schemas/citizen.ts';
import { uuid } from '../schemas/parts.ts';
import { item } from '../schemas/steering.ts';
import { endMoment, fastForward, openModule, putOutFlag } from '../schemas/staff.ts';
import type { SignedIn } from '../signedIn.ts';

/** What staff do with a running moment: open a module, read a form, put out a flag, end it, and walk a test run. */
export function steeringRoutes(deps: Deps) {
  const note = (em: Em, signedIn: SignedIn, running: Running, action: Accessed['action'], thing: string, reason: string | null = null) =>
    logAccess(em, deps, signedIn, {
      action,
      thing,
      reason,
      citizenId: running.citizen.id,
      runningMomentId: running.id,
      unitId: running.unit.id,
    });
  const nudging = (id: string, logged: Logged | null): Acted<object> => ({
    body: {},
    nudge: logged === null ? null : { runningMoment: id, seq: logged.seq },
  });
  const setRead = async (em: Em, signedIn: SignedIn, id: string, instance: string, read: boolean): Promise<Acted<object>> => {
    const filled = await readForm(em, id, instance);
    const running = await findRunning(em, deps, signedIn, id);
    const logged = await (read ? markRead : markUnread)(em, id, instance, signedIn.id, deps.clock);
    if (read) {
      for (const flag of await flagsOf(em, id))
        if (flag.instance === instance && flag.seenAt === null) await seeFlag(em, id, flag.id, signedIn.id, deps.clock);
    }
    await note(em, signedIn, running, read ? 'markRead' : 'markUnread', `form/${filled.form}`);
    return nudging(id, logged);
  };

  return routes()
    .openapi(read, async (c) => {
      const { id, instance } = c.req.valid('param');
      return c.json({ caughtUp: (await act(c, deps, (em, signedIn) => setRead(em, signedIn, id, instance, true))).caughtUp }, 200);
    })
    .openapi(unread, async (c) => {
      const { id, instance } = c.req.valid('param');
      return c.json({ caughtUp: (await act(c, deps, (em, signedIn) => setRead(em, signedIn, id, instance, false))).caughtUp }, 200);
    })
    .openapi(open, async (c) => {
      const { id, module } = c.req.valid('param');
      const { reason } = c.req.valid('json');
      const done = await act(c, deps, async (em, signedIn) => {
        const running = await findRunning(em, deps, signedIn, id);
        itemOf(running.plan, module);
        const status = running.state.modules[module]?.status ?? 'locked';
        if (status !== 'locked' && status !== 'closed') throw conflict('stale', 'Modulen är redan öppen.', { status });
        const logged = await keepOpenModule(em, id, module, reason ?? null, signedIn.id, deps.clock);
        await note(em, signedIn, running, 'open', `module/${module}`, reason ?? null);
        return nudging(id, logged);
      });
      return c.json({ caughtUp: done.caughtUp }, 200);
    })
    .openapi(putOut, async (c) => {
      const { id, flag } = c.req.valid('param');
      const { reason } = c.req.valid('json');
      const done = await act(c, deps, async (em, signedIn) => {
        const running = await findRunning(em, deps, signedIn, id);
        const row = await readFlag(em, id, flag);
        if (row.outAt !== null) throw conflict('stale', 'Flaggan är redan släckt.', { outAt: iso(row.outAt), outBecause: row.outBecause });
        // The running moment's row first, then what hangs on it.
        const logged = await keepPutOut(em, id, flag, reason, signedIn.id, deps.clock);
        await seeFlag(em, id, flag, signedIn.id, deps.clock);
        await note(em, signedIn, running, 'putOut', `flag/${row.flag}`, reason);
        return nudging(id, logged);
      });
      return c.json({ caughtUp: done.caughtUp }, 200);
    })
    .openapi(end, async (c) => {
      const { id } = c.req.valid('param');
      const { reason } = c.req.valid('json');
      const done = await act(c, deps, async (em, signedIn) => {
        const running = await findRunning(em, deps, signedIn, id);
        const logged = await endRunningMoment(em, id, reason, signedIn.id, deps.clock);
        await note(em, signedIn, running, 'end', 'moment', reason);
        return nudging(id, logged);
      });
      return c.json({ caughtUp: done.caughtUp }, 200);
    })
    .openapi(forward, async (c) => {
      const { id } = c.req.valid('param');
      const { to } = c.req.valid('json');
      const done = await act(c, deps, async (em, signedIn) => {
        const running = await findRunning(em, deps, signedIn, id);
        if (running.kind !== 'test') throw conflict('notTestRun', 'Bara en testkörning kan spolas fram.');
        if (running.phase === 'ended') throw conflict('ended', 'Testkörningen är avslutad.', { phase: running.phase });
        const logged = await keepFastForward(
          em,
          id,
          to === 'nextDue' ? to : Date.parse(to),
          { kind: 'staff', id: signedIn.id },
          deps.clock,
        );
        await note(em, signedIn, running, 'fastForward', 'moment');
        return nudging(id, logged);
      });
      return c.json({ caughtUp: done.caughtUp }, 202);
    });
}

const copy = { params: z.object({ id: uuid, instance: uuid }) };
const saved = { 200: json(caughtUp, 'Saved') };

const read = declare('POST /api/running-moments/{id}/forms/{instance}/read', {
  summary: 'Mark a form as read',
  request: copy,
  responses: saved,
});
const unread = declare('POST /api/running-moments/{id}/forms/{instance}/unread', {
  summary: 'Mark a form as unread',
  request: copy,
  responses: saved,
});
const open = declare('POST /api/running-moments/{id}/modules/{module}/open', {
  summary: 'Open a locked module, whatever its rule says',
  request: { params: z.object({ id: uuid, module: item }), body: body(openModule) },
  responses: saved,
});
const putOut = declare('POST /api/running-moments/{id}/flags/{flag}/put-out', {
  summary: 'Put out a flag, with a reason',
  request: { params: z.object({ id: uuid, flag: uuid }), body: body(putOutFlag) },
  responses: saved,
});
const end = declare('POST /api/running-moments/{id}/end', {
  summary: 'End a running moment, with a reason',
  request: { params: z.object({ id: uuid }), body: body(endMoment) },
  responses: saved,
});
const forward = declare('POST /api/running-moments/{id}/fast-forward', {
  summary: 'Walk a test run to an instant, deadline by deadline',
  request: { params: z.object({ id: uuid }), body: body(fastForward) },
  responses: { 202: json(caughtUp, 'Under way') },
});
