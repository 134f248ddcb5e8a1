import { z } from '@hono/zod-openapi';
import { openInEmergency } from '../../db/emergencyAccess.ts';
import { ownerOf } from '../../db/ownerOf.ts';
import { findCitizens } from '../../db/people.ts';
import { reveal as keepReveal } from '../../db/reveal.ts';
import { act } from '../act.ts';
import { body, declare, json, routes } from '../declare.ts';
import type { Deps } from '../deps.ts';
import { logAccess } from '../logAccess.ts';
import { maskedCitizen } from '../policy/masking.ts';
import { maySee } from '../policy.ts';
import { iso } from '../present/running.ts';
import { reading, staffOf } from '../reading.ts';
import { conflict, notFound } from '../refusal.ts';
import { instant, uuid, writtenText } from '../schemas/parts.ts';

/** What is opened with a reason alone, for a while, and stands in the log as what it was: a protected identity, and what a citizen has blocked. */
export function revealRoutes(deps: Deps) {
  return routes()
    .openapi(show, async (c) => {
      const { id } = c.req.valid('param');
      const { reason } = c.req.valid('json');
      const { body: kept } = await act(c, deps, async (em, signedIn) => {
        const staff = staffOf(signedIn);
        const [found] = await findCitizens(em, id);
        if (found?.id !== id) throw notFound();
        if (!found.protected) throw conflict('notProtected', 'Uppgifterna är inte skyddade.');
        const until = await keepReveal(em, { sessionHash: signedIn.sessionHash, staff: staff.id, citizen: id, reason });
        const about = { citizenId: id, runningMomentId: null, unitId: staff.unit.id };
        await logAccess(em, deps, signedIn, { action: 'reveal', thing: 'citizen', reason, ...about });
        return { body: { until: iso(until) }, nudge: null };
      });
      // Read by itself, so that nothing of it is kept with the key; the same key again a day later shows what then may be shown.
      const [row] = await reading(c, deps, (em) => findCitizens(em, id));
      if (row === undefined) throw notFound();
      return c.json({ ...maskedCitizen(row), until: kept.until }, 200);
    })
    .openapi(emergency, async (c) => {
      const { id } = c.req.valid('param');
      const { reason } = c.req.valid('json');
      const { body: opened } = await act(c, deps, async (em, signedIn) => {
        const staff = staffOf(signedIn);
        const owner = await ownerOf(em, id);
        if (!maySee(signedIn, owner)) throw notFound();
        const at = await deps.clock.now(em);
        await openInEmergency(em, { runningMoment: id, staff: staff.id, reason, at, until: at + DAY_MS });
        const about = { citizenId: owner.citizenId, runningMomentId: id, unitId: owner.unitId };
        await logAccess(em, deps, signedIn, { action: 'open', thing: 'emergency', reason, ...about });
        return { body: { until: iso(at + DAY_MS) }, nudge: null };
      });
      return c.json(opened, 200);
    });
}

const DAY_MS = 24 * 60 * 60_000;
const why = body(z.object({ reason: writtenText(500, 'Skriv varför.', 'Skriv högst 500 tecken.') }));

const show = declare('POST /api/citizens/{id}/reveal', {
  summary: 'Show a protected identity, with a reason, for fifteen minutes',
  request: { params: z.object({ id: uuid }), body: why },
  responses: {
    200: json(z.object({ givenName: z.string(), familyName: z.string(), personalIdentityNumber: z.string(), until: instant }), 'Shown'),
  },
});
const emergency = declare('POST /api/running-moments/{id}/emergency-access', {
  summary: 'Open what its citizen has blocked, in an emergency, with a reason, for a day',
  request: { params: z.object({ id: uuid }), body: why },
  responses: { 200: json(z.object({ until: instant }), 'Open') },
});
