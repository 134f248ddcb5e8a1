import { randomBytes, randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { z } from '@hono/zod-openapi';
import {
  followAccesses,
  sampleAccesses,
  unitsOfLog,
  unusualAccesses,
  type AccessFilter,
  type FollowedAccess,
} from '../../db/logFollowUp.ts';
import { reviewsOf, writeReview } from '../../db/logReviews.ts';
import type { Em } from '../../db/orm.ts';
import { onDate } from '../../engine/clock.ts';
import { administer } from '../act.ts';
import { body, declare, json, routes } from '../declare.ts';
import type { Deps, Env } from '../deps.ts';
import { logAccess } from '../logAccess.ts';
import { presentFollowed } from '../present/access.ts';
import { iso } from '../present/running.ts';
import { administratorOf, looking } from '../reading.ts';
import { badRequest, notFound } from '../refusal.ts';
import { followedPage, followHeader, followQuery, review, sampleQuery, unusualQuery, writeReview as reviewBody } from '../schemas/log.ts';
import type { SignedIn, SignedInAdministrator } from '../signedIn.ts';

/**
 * Following up the log of a care unit (PDL 4 kap., LOG-18, LOG-19): by filters, by chance, and by rules that point out what is unusual. Each look
 * is itself a row of the log, and what it came to is written down.
 */
export function logRoutes(deps: Deps) {
  const look = async (
    c: Context<Env>,
    kind: 'accesses' | 'sample' | 'unusual',
    query: z.infer<typeof followQuery>,
    find: (em: Em, filter: AccessFilter) => Promise<{ readonly rows: readonly FollowedAccess[]; readonly seed?: string }>,
  ) =>
    looking(c, deps, async (em, signedIn) => {
      const careUnit = careUnitOf(signedIn);
      const filter = filterOf(query, c.req.header('x-personal-identity-number'), await deps.clock.now(em));
      const { rows, seed } = await find(em, filter);
      await logAccess(em, deps, signedIn, {
        action: 'followUp',
        thing: `log/${kind}`,
        // About one citizen when it was: then it stands in that citizen's extract too.
        citizenId: filter.citizen === undefined ? null : (rows[0]?.citizen?.id ?? null),
        runningMomentId: null,
        unitId: null,
        reason: JSON.stringify({ ...query, ...(seed === undefined ? {} : { seed }) }),
      });
      const shown = rows.slice(0, PAGE);
      return {
        rows: (kind === 'sample' ? rows : shown).map(presentFollowed),
        next: kind !== 'sample' && rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
        units: await unitsOfLog(em, careUnit),
        seed: seed ?? null,
      };
    });

  return routes()
    .openapi(accesses, async (c) => {
      const query = c.req.valid('query');
      const page = await look(c, 'accesses', query, async (em, filter) => ({
        rows: await followAccesses(em, filter, { before: query.before ?? null, limit: PAGE + 1 }),
      }));
      return c.json(page, 200);
    })
    .openapi(sample, async (c) => {
      const query = c.req.valid('query');
      const seed = query.seed ?? randomBytes(6).toString('hex');
      const page = await look(c, 'sample', query, async (em, filter) => ({
        rows: await sampleAccesses(em, filter, seed, query.count),
        seed,
      }));
      return c.json(page, 200);
    })
    .openapi(unusual, async (c) => {
      const query = c.req.valid('query');
      const page = await look(c, 'unusual', query, async (em, filter) => ({
        rows: await unusualAccesses(em, filter, {
          before: query.before ?? null,
          limit: PAGE + 1,
          most: query.most,
          rule: query.rule ?? null,
        }),
      }));
      return c.json(page, 200);
    })
    .openapi(write, async (c) => {
      const given = c.req.valid('json');
      const id = await administer(c, deps, async (em, signedIn) => {
        const by = administratorOf(signedIn);
        const written = randomUUID();
        await writeReview(em, { ...given, id: written, careUnit: careUnitOf(signedIn), by: by.id }, deps.clock);
        await logAccess(em, deps, signedIn, {
          action: 'followUp',
          thing: `log/reviews/${given.kind}`,
          citizenId: null,
          runningMomentId: null,
          unitId: null,
          reason: written,
        });
        return written;
      });
      return c.json({ id }, 201);
    })
    .openapi(reviews, async (c) => {
      const rows = await looking(c, deps, (em, signedIn) => reviewsOf(em, careUnitOf(signedIn), 200));
      return c.json(
        rows.map(({ at, lookedFor, ...row }) => ({
          ...row,
          at: iso(at),
          lookedFor: Object.fromEntries(Object.entries(lookedFor).map(([name, value]) => [name, String(value)])),
        })),
        200,
      );
    });
}

const PAGE = 50;
const ZONE = 'Europe/Stockholm';
const MIDNIGHT = '00:00';
const DAY_MS = 24 * 3_600_000;
const LONGEST_DAYS = 400;

function careUnitOf(signedIn: SignedIn): string {
  const { place }: SignedInAdministrator = administratorOf(signedIn);
  if (place.kind !== 'careUnit') throw notFound();
  return place.id;
}

/** Days are whole ones in Stockholm. */
function filterOf(query: z.infer<typeof followQuery>, citizen: string | undefined, now: number): AccessFilter {
  const from = query.from === undefined ? now - 30 * DAY_MS : onDate(ZONE, query.from, MIDNIGHT);
  const to = query.to === undefined ? now + DAY_MS : onDate(ZONE, dayAfter(query.to), MIDNIGHT);
  if (from >= to) throw badRequest('badPeriod', 'Perioden slutar innan den börjar.');
  if (to - from > LONGEST_DAYS * DAY_MS) throw badRequest('badPeriod', 'Perioden är för lång. Välj högst ett år.');
  return {
    from,
    to,
    person: query.person,
    unit: query.unit,
    event: query.event,
    citizen: citizen === undefined ? undefined : citizen.replaceAll(/\D/g, ''),
  };
}

const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);

const found = json(followedPage, 'The rows, newest first');
const accesses = declare('GET /api/log/accesses', {
  summary: 'Who has seen what on the care unit',
  request: { query: followQuery, headers: followHeader },
  responses: { 200: found },
});
const sample = declare('GET /api/log/sample', {
  summary: 'Rows drawn by chance',
  description: 'The seed stands in the answer: the same seed over the same rows draws the same.',
  request: { query: sampleQuery, headers: followHeader },
  responses: { 200: found },
});
const unusual = declare('GET /api/log/unusual', {
  summary: 'Rows that a rule points out, each with why',
  request: { query: unusualQuery, headers: followHeader },
  responses: { 200: found },
});
const write = declare('POST /api/log/reviews', {
  summary: 'Write down what a follow-up came to',
  request: { body: body(reviewBody) },
  responses: { 201: json(z.object({ id: z.uuid() }), 'Written down') },
});
const reviews = declare('GET /api/log/reviews', {
  summary: 'Follow-ups that were made',
  responses: { 200: json(z.array(review), 'Newest first') },
});
