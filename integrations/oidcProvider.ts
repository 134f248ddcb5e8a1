import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import Provider from 'oidc-provider';
import type { Context } from 'oidc-provider';
import { bodyOf, listenOnLoopback, send, sendPage } from './loopbackServer.ts';
import { memoryAdapter } from './oidcMemory.ts';
import { errorPage, icon, personaPage, signOutPage, signOutScript, style } from './oidcPages.ts';
import { levelOfPersona } from './persona.ts';
import type { Persona } from './persona.ts';

/**
 * A real OpenID Connect provider with personas in the place of passwords, for development and tests.
 * Listens on loopback only and refuses every request that names another host.
 */
export async function startOidcProvider(options: OidcProviderOptions): Promise<OidcProvider> {
  const { port, close } = await listenOnLoopback(options.port, handle);
  const issuer = `http://localhost:${port}`;
  const provider = createProvider(issuer, options);
  const callback = provider.callback();

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', issuer).pathname;
    if (path === '/style.css') return send(response, 'text/css; charset=utf-8', style);
    if (path === '/icon.svg') return send(response, 'image/svg+xml', icon);
    if (path === '/sign-out.js') return send(response, 'text/javascript; charset=utf-8', signOutScript);
    if (!path.startsWith('/interaction/')) return callback(request, response);
    if (request.method === 'POST') return choose(request, response);
    const { uid, params } = await provider.interactionDetails(request, response);
    sendPage(
      response,
      200,
      personaPage(`/interaction/${uid}`, options.personas, params['login_hint'] === 'staff' ? 'staff' : 'citizen', ABOUT),
    );
  }

  async function choose(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const subject = new URLSearchParams(await bodyOf(request)).get('persona');
    const persona = options.personas.find((one) => one.subject === subject);
    const result = persona
      ? { login: { accountId: persona.subject, acr: levelOfPersona(persona) } }
      : { error: 'access_denied', error_description: 'Inloggningen avbröts.' };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  }

  return {
    issuer,
    port,
    close,
  };
}

export interface OidcProviderOptions {
  /** 0 asks for a free port. */
  readonly port: number;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Address of the product; its `/auth/callback` is the only place that codes go to. */
  readonly productUrls: readonly string[];
  readonly personas: readonly Persona[];
  /** How the product is told, past the browser, that somebody has signed out here; by an ordinary request unless given. */
  readonly tell?: (url: string, init: RequestInit) => Promise<Response>;
}

export interface OidcProvider {
  readonly issuer: string;
  readonly port: number;
  close(): Promise<void>;
}

const ABOUT = 'Det här är en påhittad inloggning för utveckling. I drift står BankID, Freja eller SITHS här.';

function createProvider(issuer: string, options: OidcProviderOptions): Provider {
  const people = new Map(options.personas.map((persona) => [persona.subject, persona]));
  const claims = [...new Set(options.personas.flatMap((persona) => Object.keys(persona.claims)))];
  const provider = new Provider(issuer, {
    adapter: memoryAdapter(),
    clients: [
      {
        client_id: options.clientId,
        client_secret: options.clientSecret,
        client_name: 'Stegvis',
        redirect_uris: options.productUrls.map((url) => new URL('/auth/callback', url).href),
        post_logout_redirect_uris: options.productUrls.map((url) => new URL('/', url).href),
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_basic',
        ...(options.productUrls[0] === undefined
          ? {}
          : {
              backchannel_logout_uri: new URL('/auth/backchannel-logout', options.productUrls[0]).href,
              backchannel_logout_session_required: true,
            }),
      },
    ],
    acrValues: ['2', '3', '4'].map((level) => `http://id.elegnamnden.se/loa/1.0/loa${level}`),
    claims: { acr: null, sid: null, openid: ['sub'], profile: ['given_name', 'family_name'], person: claims },
    scopes: ['openid', 'profile', 'person'],
    conformIdTokenClaims: false,
    cookies: { keys: [randomBytes(32).toString('base64')] },
    jwks: { keys: [signingKey()] },
    pkce: { required: () => true },
    ttl: { AccessToken: 300, AuthorizationCode: 60, Grant: 36_000, IdToken: 3_600, Interaction: 3_600, Session: 36_000 },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context: Context, form: string) => {
          context.body = signOutPage(form);
        },
        postLogoutSuccessSource: (context: Context) => {
          context.body = errorPage('Du är utloggad.').replace('Det gick inte att logga in', 'Du är utloggad');
        },
      },
    },
    // The library reaches no address of this machine by itself; the product is there.
    fetch: (url: string, { method, headers, body, redirect, signal }: RequestInit) =>
      (options.tell ?? fetch)(url, { method, headers, body, redirect, signal } as RequestInit),
    interactions: { url: (_context: Context, interaction: { readonly uid: string }) => `/interaction/${interaction.uid}` },
    renderError: (context: Context, out: { readonly error_description?: string; readonly error: string }) => {
      context.type = 'html';
      context.body = errorPage(out.error_description ?? out.error);
    },
    findAccount: (_context: Context, subject: string) => {
      const persona = people.get(subject);
      if (!persona) return undefined;
      return {
        accountId: subject,
        claims: () => ({ sub: subject, given_name: persona.givenName, family_name: persona.familyName, ...persona.claims }),
      };
    },
    async loadExistingGrant(context: Context) {
      const { client, session, provider: own } = context.oidc;
      if (!client || !session) return undefined;
      const grant = new own.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid profile person');
      await grant.save();
      return grant;
    },
  });
  return provider;
}

function signingKey(): Record<string, unknown> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: randomUUID() };
}
