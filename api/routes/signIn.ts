import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { takeAttempt, writeAttempt } from '../cookies.ts';
import { declare, json, routes } from '../declare.ts';
import type { Deps, Env } from '../deps.ts';
import { plainPage, plainStyle } from '../plainPage.ts';
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
      if (attempt === null) return cameToNothing(c, 'late');
      const answer = new URL(deps.url);
      answer.pathname = '/auth/callback';
      answer.search = new URL(c.req.url).search;
      if (answer.searchParams.get('error') === 'access_denied') return c.redirect('/', 302);
      const finished = await deps.identity.finish(answer, attempt).catch((error: unknown) => {
        deps.log.warn({ reason: error instanceof Error ? error.message : String(error) }, 'sign-in refused');
        return null;
      });
      if (finished === null) return cameToNothing(c, 'failed');
      if (!(await beginSession(c, deps, finished.claims, finished.idToken))) return cameToNothing(c, 'unknown');
      return c.redirect(attempt.to, 302);
    })
    .openapi(style, (c) => c.body(plainStyle, 200, { 'content-type': 'text/css; charset=utf-8' }))
    .openapi(signOut, async (c) => c.json({ redirect: await deps.identity.signOut(await finishSession(c, deps)) }, 200))
    .openapi(current, (c) => {
      const signedIn = c.get('signedIn');
      if (!signedIn) throw notSignedIn();
      return c.json(presentSession(signedIn, deps), 200);
    });
}

/** Nobody is signed in, and the page says why and what to do. */
function cameToNothing(c: Context<Env>, why: keyof typeof reasons): Response {
  const { status, title, text } = reasons[why];
  return c.html(plainPage(title, `<p>${text}</p><p><a class="button" href="/">Till startsidan</a></p>`), status);
}

const reasons = {
  late: { status: 400, title: 'Inloggningen tog för lång tid', text: 'Logga in igen från startsidan.' },
  failed: {
    status: 400,
    title: 'Det gick inte att logga in',
    text: 'Svaret från inloggningen gick inte att använda. Logga in igen från startsidan.',
  },
  unknown: {
    status: 403,
    title: 'Du finns inte i Stegvis',
    text: 'Inloggningen gick bra, men du har inget uppdrag eller moment här. Hör av dig till din vårdgivare eller enhet.',
  },
} as const;

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
  responses: {
    302: { description: 'Signed in, or cancelled' },
    400: { description: 'A page that says why nobody is signed in' },
    403: { description: 'A page: the register does not know the person' },
  },
});
const style = declare('GET /auth/page.css', {
  summary: 'Style of the pages that the server makes',
  responses: { 200: { description: 'A style sheet' } },
});
const signOut = declare('POST /auth/sign-out', {
  summary: 'Sign out here and at the provider',
  responses: { 200: json(z.object({ redirect: z.string() }), 'Where the browser goes to end the provider’s session') },
});
const current = declare('GET /api/session', { summary: 'Who is signed in', responses: { 200: json(session, 'The session') } });
