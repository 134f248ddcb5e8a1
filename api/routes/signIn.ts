import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { endProvidersSessions } from '../../db/sessions.ts';
import { useOnce } from '../../db/usedOnce.ts';
import { takeAttempt, writeAttempt } from '../cookies.ts';
import { declare, json, routes } from '../declare.ts';
import type { Deps, Env } from '../deps.ts';
import { LevelTooLow } from '../level.ts';
import { ownPath } from '../ownPath.ts';
import { plainStyle } from '../plainPage.ts';
import { badRequest } from '../refusal.ts';
import { ways } from '../schemas/session.ts';
import { beginSession, finishSession } from '../session.ts';
import { cameToNothing, signInAway } from '../signInPages.ts';

/** Sign-in by OpenID Connect, sign-out of both sessions, and what a provider tells of sessions that have ended there. SAML's are `signInSaml.ts`. */
export function signInRoutes(deps: Deps) {
  return routes()
    .openapi(signIn, async (c) => {
      const { as, to, via } = c.req.valid('query');
      if (as === 'staff' && deps.saml !== null && (via === 'siths' || !deps.identity.audiences.includes('staff')))
        return c.redirect(`/auth/saml/sign-in?${new URLSearchParams({ to }).toString()}`, 302);
      const begun = await deps.identity.begin(as).catch((error: unknown) => {
        deps.log.warn({ reason: error instanceof Error ? error.message : String(error) }, 'the identity provider is away');
        return null;
      });
      if (begun === null) return signInAway(c);
      await writeAttempt(c, deps, { kind: 'oidc', ...begun.checks, to: ownPath(to) });
      return c.redirect(begun.redirect, 302);
    })
    .openapi(callback, async (c) => {
      const attempt = await takeAttempt(c, deps, 'oidc');
      if (attempt === null) return cameToNothing(c, 'late');
      const answer = new URL(deps.url);
      answer.pathname = '/auth/callback';
      answer.search = new URL(c.req.url).search;
      if (answer.searchParams.get('error') === 'access_denied') return c.redirect('/', 302);
      const finished = await deps.identity.finish(answer, attempt).catch((error: unknown) => refused(deps, error));
      if (typeof finished === 'string') return cameToNothing(c, finished);
      const because = await beginSession(c, deps, finished);
      return because === null ? c.redirect(attempt.to, 302) : cameToNothing(c, because);
    })
    .openapi(style, (c) => c.body(plainStyle, 200, { 'content-type': 'text/css; charset=utf-8' }))
    .openapi(waysIn, (c) =>
      c.json(
        {
          citizen: deps.identity.audiences.includes('citizen'),
          siths: deps.saml !== null,
          staff: deps.identity.audiences.includes('staff'),
        },
        200,
      ),
    )
    .openapi(signOut, async (c) => c.json({ redirect: await whereToEnd(c, deps) }, 200))
    .openapi(ended, async (c) => {
      const body = await c.req.parseBody();
      const token = body['logout_token'];
      const told = await deps.identity.readLogout(typeof token === 'string' ? token : '').catch((error: unknown) => {
        deps.log.warn({ reason: error instanceof Error ? error.message : String(error) }, 'a logout token was refused');
        throw badRequest('badLogoutToken', 'Utloggningen går inte att använda.');
      });
      await deps.db.as({ kind: 'signIn' }, async (em) => {
        const isFirst = await useOnce(em, 'logoutToken', `${told.provider}/${told.tokenId}`, await deps.clock.now(em), told.until);
        if (!isFirst) throw badRequest('badLogoutToken', 'Utloggningen går inte att använda.');
        await endProvidersSessions(em, told.provider, told);
      });
      return c.body(null, 200);
    });
}

/** Why an answer of a provider's is not taken; the reason is the log's alone. */
export function refused(deps: Deps, error: unknown): 'tooLow' | 'failed' {
  deps.log.warn({ reason: error instanceof Error ? error.message : String(error) }, 'sign-in refused');
  return error instanceof LevelTooLow ? 'tooLow' : 'failed';
}

/** Ends the session here, and says where the browser ends the provider's. */
async function whereToEnd(c: Context<Env>, deps: Deps): Promise<string> {
  const session = await finishSession(c, deps);
  const home = new URL('/', deps.url).href;
  if (session === null) return home;
  const { provider, providerSession: sessionIndex, providerSubject: nameId } = session;
  if (provider !== 'saml') return deps.identity.signOut(provider, session.idToken);
  return deps.saml === null || nameId === null ? home : deps.saml.signOut({ nameId, sessionIndex });
}

const signIn = declare('GET /auth/sign-in', {
  summary: 'Begin to sign in',
  request: {
    query: z.object({
      as: z.enum(['citizen', 'staff']).default('citizen'),
      via: z.enum(['siths', 'other']).optional(),
      to: z.string().max(500).default('/'),
    }),
  },
  responses: { 302: { description: 'To the OpenID Connect provider' }, 503: { description: 'A page: the provider does not answer' } },
});
const callback = declare('GET /auth/callback', {
  summary: 'Where the provider sends the browser back',
  responses: {
    302: { description: 'Signed in, or cancelled' },
    400: { description: 'A page that says why nobody is signed in' },
    403: { description: 'A page: nobody is let in by these claims, and why' },
  },
});
const style = declare('GET /auth/page.css', {
  summary: 'Style of the pages that the server makes',
  responses: { 200: { description: 'A style sheet' } },
});
const waysIn = declare('GET /auth/ways', {
  summary: 'Which ways to sign in there are',
  responses: { 200: json(ways, 'The ways') },
});
const signOut = declare('POST /auth/sign-out', {
  summary: 'Sign out here and at the provider',
  responses: { 200: json(z.object({ redirect: z.string() }), 'Where the browser goes to end the provider’s session') },
});
const ended = declare('POST /auth/backchannel-logout', {
  summary: 'A provider tells that a session has ended there (OpenID Connect Back-Channel Logout 1.0)',
  responses: { 200: { description: 'It has ended here too' }, 400: { description: 'The token is not taken' } },
});
