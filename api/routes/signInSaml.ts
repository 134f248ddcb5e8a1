import { z } from '@hono/zod-openapi';
import { endProvidersSessions } from '../../db/sessions.ts';
import { useOnce } from '../../db/usedOnce.ts';
import { takeAttempt, writeAttempt } from '../cookies.ts';
import { declare, routes } from '../declare.ts';
import type { Deps } from '../deps.ts';
import { ownPath } from '../ownPath.ts';
import { badRequest, notFound } from '../refusal.ts';
import type { SamlSignIn } from '../samlSignIn.ts';
import { beginSession } from '../session.ts';
import { cameToNothing, onToProvider } from '../signInPages.ts';
import { refused } from './signIn.ts';

/** Sign-in by SAML 2.0: our requests are posted and signed, each is answered once, and either side's sign-out ends the same session. */
export function signInSamlRoutes(deps: Deps) {
  const saml = (): SamlSignIn => {
    if (deps.saml === null) throw notFound();
    return deps.saml;
  };
  return (
    routes()
      .openapi(signIn, async (c) => {
        const { action, request, requestId } = await saml().begin();
        await writeAttempt(c, deps, { kind: 'saml', requestId, to: ownPath(c.req.valid('query').to) });
        return onToProvider(c, action, { SAMLRequest: request });
      })
      .openapi(postOn, (c) => c.body('document.forms[0].submit();', 200, { 'content-type': 'text/javascript; charset=utf-8' }))
      .openapi(consume, async (c) => {
        const provider = saml();
        const attempt = await takeAttempt(c, deps, 'saml');
        if (attempt === null) return cameToNothing(c, 'late');
        const { SAMLResponse: response } = await c.req.parseBody();
        const answer = await provider
          .finish(typeof response === 'string' ? response : '', attempt.requestId)
          .catch((error: unknown) => refused(deps, error));
        if (answer === null) return c.redirect('/', 303);
        if (typeof answer === 'string') return cameToNothing(c, answer);
        const isFirst = await deps.db.as({ kind: 'signIn' }, async (em) => {
          const at = await deps.clock.now(em);
          const until = Math.max(answer.until, Date.now()) + KEPT_MS;
          const isFirstAnswer = await useOnce(em, 'samlRequest', attempt.requestId, at, until);
          return (await useOnce(em, 'samlAssertion', answer.id, at, until)) && isFirstAnswer;
        });
        if (!isFirst) return cameToNothing(c, refused(deps, new Error('The assertion has been used before.')));
        const { claims, nameId: subject, sessionIndex: session, level } = answer;
        const because = await beginSession(c, deps, {
          claims,
          audiences: ['staff'],
          idToken: null,
          provider: { name: 'saml', session, subject, level },
        });
        return because === null ? c.redirect(attempt.to, 303) : cameToNothing(c, because);
      })
      .openapi(ended, async (c) => {
        const { SAMLRequest: request } = await c.req.parseBody();
        const asked = await saml()
          .readLogout(typeof request === 'string' ? request : '')
          .catch((error: unknown) => {
            refused(deps, error);
            throw badRequest('badLogoutRequest', 'Utloggningen går inte att använda.');
          });
        // Whoever asks twice has been answered: what is ended stays ended.
        await deps.db.as({ kind: 'signIn' }, (em) =>
          endProvidersSessions(em, 'saml', { session: asked.sessionIndex, subject: asked.nameId }),
        );
        return c.redirect(await asked.done(), 303);
      })
      // The provider's answer when the session ended here first. There is nothing left to believe it about.
      .openapi(endedThere, (c) => {
        saml();
        return c.redirect('/', 302);
      })
      .openapi(metadata, (c) => c.body(saml().metadata(), 200, { 'content-type': 'application/samlmetadata+xml' }))
  );
}

/** Beyond the assertion's own end, for clocks that are apart. */
const KEPT_MS = 10 * 60_000;

const signIn = declare('GET /auth/saml/sign-in', {
  summary: 'Begin to sign in by SAML',
  request: { query: z.object({ to: z.string().max(500).default('/') }) },
  responses: { 200: { description: 'A page that posts the request to the provider' } },
});
const postOn = declare('GET /auth/saml/post.js', {
  summary: 'Script of the page that posts on',
  responses: { 200: { description: 'A script' } },
});
const consume = declare('POST /auth/saml/acs', {
  summary: 'Where the provider posts its answer (assertion consumer service)',
  responses: {
    303: { description: 'Signed in, or cancelled' },
    400: { description: 'A page that says why nobody is signed in' },
    403: { description: 'A page: nobody is let in by this assertion, and why' },
  },
});
const ended = declare('POST /auth/saml/slo', {
  summary: 'A provider asks us to end a session (single logout)',
  responses: { 303: { description: 'Back to the provider with the answer' }, 400: { description: 'The request is not taken' } },
});
const endedThere = declare('GET /auth/saml/slo', {
  summary: 'Where the provider sends the browser when its session is over',
  responses: { 302: { description: 'To the first page' } },
});
const metadata = declare('GET /auth/saml/metadata', {
  summary: 'Who we are to the provider, and with which key we sign',
  responses: { 200: { description: 'SAML metadata' } },
});
