import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { takeAttempt, writeAttempt } from '../cookies.ts';
import { declare, json, routes } from '../declare.ts';
import type { Deps, Env } from '../deps.ts';
import { presentSession } from '../present/session.ts';
import { notSignedIn, Refusal } from '../refusal.ts';
import { session } from '../schemas/session.ts';
import { beginSession, finishSession } from '../session.ts';

/** Sign-in by OpenID Connect, sign-out of both sessions, and who is signed in. */
export function signInRoutes(deps: Deps) {
  return routes()
    .openapi(signIn, async (c) => {
      const { as, to } = c.req.valid('query');
      const begun = await deps.identity.begin(as).catch((error: unknown) => {
        throw new Refusal(
          { status: 503, code: 'signInAway', title: 'Inloggningen svarar inte just nu. Försök igen om en stund.' },
          { 'retry-after': '10' },
          error,
        );
      });
      await writeAttempt(c, deps, { ...begun.checks, to: ownPath(to) });
      return c.redirect(begun.redirect, 302);
    })
    .openapi(callback, async (c) => {
      const attempt = await takeAttempt(c, deps);
      if (attempt === null) return backToStart(c, 'sen');
      const answer = new URL(deps.url);
      answer.pathname = '/auth/callback';
      answer.search = new URL(c.req.url).search;
      if (answer.searchParams.get('error') === 'access_denied') return backToStart(c, 'avbruten');
      const finished = await deps.identity.finish(answer, attempt).catch((error: unknown) => {
        deps.log.warn({ reason: error instanceof Error ? error.message : String(error) }, 'sign-in refused');
        return null;
      });
      if (finished === null) return backToStart(c, 'misslyckad');
      if (!(await beginSession(c, deps, finished.claims, finished.idToken))) return backToStart(c, 'okand');
      return c.redirect(attempt.to, 302);
    })
    .openapi(signOut, async (c) => c.json({ redirect: await deps.identity.signOut(await finishSession(c, deps)) }, 200))
    .openapi(current, (c) => {
      const signedIn = c.get('signedIn');
      if (!signedIn) throw notSignedIn();
      return c.json(presentSession(signedIn), 200);
    });
}

/** The first page again, which says what happened by this word. */
const backToStart = (c: Context<Env>, why: 'sen' | 'avbruten' | 'misslyckad' | 'okand'): Response => c.redirect(`/?inloggning=${why}`, 302);

/** Only a path of ours: never an address of somebody else's. */
function ownPath(to: string): string {
  if (!/^\/(?![/\\])[^\\]*$/.test(to) || Array.from(to).some((sign) => sign < ' ')) return '/';
  const resolved = new URL(to, 'http://stegvis.invalid');
  return resolved.host === 'stegvis.invalid' ? resolved.pathname + resolved.search : '/';
}

const signIn = declare('GET /auth/sign-in', {
  summary: 'Begin to sign in',
  request: { query: z.object({ as: z.enum(['citizen', 'staff']).default('citizen'), to: z.string().max(500).default('/') }) },
  responses: { 302: { description: 'To the OpenID Connect provider' } },
});
const callback = declare('GET /auth/callback', {
  summary: 'Where the provider sends the browser back',
  responses: { 302: { description: 'Signed in, or to the first page with the reason why not' } },
});
const signOut = declare('POST /auth/sign-out', {
  summary: 'Sign out here and at the provider',
  responses: { 200: json(z.object({ redirect: z.string() }), 'Where the browser goes to end the provider’s session') },
});
const current = declare('GET /api/session', { summary: 'Who is signed in', responses: { 200: json(session, 'The session') } });
