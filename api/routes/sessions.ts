import type { Context } from 'hono';
import { endSessionsOfSame, sessionsOfSame } from '../../db/sessions.ts';
import type { ChosenPlace } from '../../db/sessions.ts';
import { staffById } from '../../db/staffById.ts';
import { actsForOf } from '../../db/actsForOf.ts';
import { workplacesOf } from '../../db/workplace.ts';
import { clearSessionCookie } from '../cookies.ts';
import { body, declare, json, routes } from '../declare.ts';
import type { Deps, Env, SessionTimes } from '../deps.ts';
import { placeOf } from '../personOf.ts';
import { presentOwnSession, presentSession, presentWorkplace } from '../present/session.ts';
import { notFound, notSignedIn } from '../refusal.ts';
import { actedFor, chooseActing, chooseWorkplace, ownSession, session, workplace } from '../schemas/session.ts';
import { audienceOf, IDLE, moveSession } from '../session.ts';
import type { SignedIn } from '../signedIn.ts';
import { mayActFor } from '../signedInOf.ts';

/** One's own session: who one is, where one works or for whom one acts, how long it lasts, and the others that one has. */
export function sessionRoutes(deps: Deps) {
  return (
    routes()
      .openapi(current, (c) => c.json(presentSession(...here(c), deps), 200))
      .openapi(workplaces, async (c) => {
        const [signedIn] = here(c);
        return c.json(
          (await placesOf(deps, signedIn)).map((each) => presentWorkplace(each, signedIn)),
          200,
        );
      })
      .openapi(choose, async (c) => {
        const [signedIn] = here(c);
        const { kind, id } = c.req.valid('json');
        const wanted = (await placesOf(deps, signedIn)).find((each) => each.kind === kind && ('id' in each ? each.id : null) === id);
        if (wanted === undefined) throw notFound();
        return moved(c, deps, signedIn, { kind: 'place', place: placeOf(wanted) });
      })
      .openapi(actingFor, async (c) => {
        const [signedIn] = here(c);
        return c.json(await actedForBy(deps, signedIn), 200);
      })
      .openapi(act, async (c) => {
        const [signedIn] = here(c);
        const { citizen } = c.req.valid('json');
        const mayBe =
          signedIn.kind === 'citizen' && (citizen === null || (await actedForBy(deps, signedIn)).some(({ id }) => id === citizen));
        if (!mayBe) throw notFound();
        return moved(c, deps, signedIn, { kind: 'acting', actingFor: citizen });
      })
      // What counts is that it was asked: `loadSession` has noted the use.
      .openapi(extend, (c) => c.json(presentSession(...here(c), deps), 200))
      .openapi(all, async (c) => {
        const [signedIn] = here(c);
        const rows = await deps.db.as({ kind: 'signIn' }, async (em) =>
          sessionsOfSame(em, signedIn.sessionHash, await deps.clock.now(em), IDLE),
        );
        return c.json(rows.map(presentOwnSession), 200);
      })
      .openapi(endAll, async (c) => {
        const [signedIn] = here(c);
        await deps.db.as({ kind: 'signIn' }, (em) => endSessionsOfSame(em, signedIn.sessionHash));
        clearSessionCookie(c, deps, audienceOf(signedIn));
        return c.body(null, 204);
      })
  );
}

function here(c: Context<Env>): [SignedIn, SessionTimes] {
  const signedIn = c.get('signedIn');
  const times = c.get('times');
  if (signedIn === null || times === null) throw notSignedIn();
  return [signedIn, times];
}

async function placesOf(deps: Deps, signedIn: SignedIn) {
  if (signedIn.kind === 'citizen') throw notFound();
  return deps.db.as({ kind: 'signIn' }, async (em) => {
    const staff = await staffById(em, signedIn.id);
    return staff === null ? [] : workplacesOf(staff, await deps.clock.now(em));
  });
}

/** Those whom the one who sits there may act for now. */
async function actedForBy(deps: Deps, signedIn: SignedIn) {
  if (signedIn.kind !== 'citizen') throw notFound();
  const actor = signedIn.actor?.id ?? signedIn.id;
  return deps.db.as({ kind: 'signIn' }, async (em) => {
    const at = await deps.clock.now(em);
    const all = await actsForOf(em, actor);
    return all
      .filter((each) => mayActFor(each, at, deps.db.guardianUntilAge))
      .map(({ id, givenName, familyName, kind }) => ({ id, givenName, familyName, as: kind, chosen: id === signedIn.id }));
  });
}

async function moved(
  c: Context<Env>,
  deps: Deps,
  signedIn: SignedIn,
  to: { kind: 'place'; place: ChosenPlace } | { kind: 'acting'; actingFor: string | null },
) {
  const found = await moveSession(c, deps, signedIn, to);
  if (found === null) throw notSignedIn();
  return c.json(presentSession(found.signedIn, found.times, deps), 200);
}

const current = declare('GET /api/session', { summary: 'Who is signed in', responses: { 200: json(session, 'The session') } });
const workplaces = declare('GET /api/session/workplaces', {
  summary: 'Where one may work',
  responses: { 200: json(workplace.array(), 'Workplaces, units first') },
});
const choose = declare('POST /api/session/workplace', {
  summary: 'Choose or switch workplace; the session gets a new cookie',
  request: { body: body(chooseWorkplace) },
  responses: { 200: json(session, 'The session, there') },
});
const actingFor = declare('GET /api/session/acting', {
  summary: 'Whom one may act for, as a guardian or an agent',
  responses: { 200: json(actedFor.array(), 'Citizens') },
});
const act = declare('POST /api/session/acting', {
  summary: 'Act for somebody, or as oneself again; the session gets a new cookie',
  request: { body: body(chooseActing) },
  responses: { 200: json(session, 'The session, for that person') },
});
const extend = declare('POST /api/session/extend', { summary: 'Stay signed in', responses: { 200: json(session, 'The session') } });
const all = declare('GET /api/session/all', {
  summary: 'One’s own sessions',
  responses: { 200: json(ownSession.array(), 'Newest use first') },
});
const endAll = declare('POST /api/session/end-all', { summary: 'Sign out everywhere', responses: { 204: { description: 'Signed out' } } });
