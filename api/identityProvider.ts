import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import * as client from 'openid-client';
import type { Audience } from './cookies.ts';
import type { IdentityProvider } from './deps.ts';
import { LevelTooLow, levelOf, wordsFrom } from './level.ts';
import { isLoopback } from './loopback.ts';

/**
 * Sign-in by OpenID Connect: the code flow with PKCE, state and nonce, at one provider for citizens and one for staff, or one for both. What a
 * provider says of those that it is not for is not believed. A provider's own description is read at the first sign-in and again after a failure.
 */
export function identityProvider(options: IdentityProviderOptions): IdentityProvider {
  const parties = options.clients.map((each) => relyingParty(each, options));
  const partyOf = (name: string) => {
    const party = parties.find((each) => each.name === name);
    if (!party) throw new Error(`There is no provider "${name}".`);
    return party;
  };

  return {
    audiences: [...new Set(options.clients.flatMap(({ audiences }) => audiences))],
    origins: options.clients.map(({ issuer }) => new URL(issuer).origin),
    async begin(wanted) {
      const client = options.clients.find(({ audiences }) => audiences.includes(wanted));
      if (!client) throw new Error(`There is no provider for ${wanted}.`);
      return partyOf(client.name).begin(wanted);
    },
    finish: (callbackUrl, checks) => partyOf(checks.provider).finish(callbackUrl, checks),
    async signOut(name, idToken) {
      const party = parties.find((each) => each.name === name);
      const home = new URL('/', options.productUrl).href;
      return party === undefined || idToken === null ? home : party.signOut(idToken, home);
    },
    async readLogout(token) {
      const { iss } = decodeJwt(token);
      const party = parties.find(({ issuer }) => sameIssuer(issuer, iss));
      if (!party) throw new Error('The logout token is by a provider that we do not know.');
      return party.readLogout(token);
    },
  };
}

export interface IdentityProviderOptions {
  readonly clients: readonly OidcClientOptions[];
  readonly productUrl: string;
  /** The least level of assurance that is taken. */
  readonly level: 2 | 3 | 4;
}

export interface OidcClientOptions {
  /** What a session remembers it by. */
  readonly name: string;
  readonly audiences: readonly Audience[];
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

function relyingParty(
  { name, audiences, issuer, clientId, clientSecret }: OidcClientOptions,
  { productUrl, level }: IdentityProviderOptions,
) {
  let found: Promise<client.Configuration> | null = null;
  let keys: ReturnType<typeof createRemoteJWKSet> | null = null;
  const configuration = (): Promise<client.Configuration> => {
    found ??= client
      .discovery(
        new URL(issuer),
        clientId,
        { client_secret: clientSecret, [client.clockTolerance]: SKEW_S },
        client.ClientSecretBasic(clientSecret),
        // An id token's signature is checked, though it comes straight from the provider. Only one on this very machine may speak http.
        { timeout: 5, execute: [client.enableNonRepudiationChecks, ...(isLoopback(issuer) ? [client.allowInsecureRequests] : [])] },
      )
      .catch((error: unknown) => {
        found = null;
        throw error;
      });
    return found;
  };

  return {
    name,
    issuer,
    async begin(wanted: Audience) {
      const checks = {
        provider: name,
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const redirect = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: new URL('/auth/callback', productUrl).href,
        scope: 'openid profile person',
        code_challenge: await client.calculatePKCECodeChallenge(checks.verifier),
        code_challenge_method: 'S256',
        state: checks.state,
        nonce: checks.nonce,
        login_hint: wanted,
        acr_values: wordsFrom(level).join(' '),
        prompt: 'login',
      });
      return { redirect: redirect.href, checks };
    },
    async finish(callbackUrl: URL, checks: { readonly state: string; readonly nonce: string; readonly verifier: string }) {
      const tokens = await client.authorizationCodeGrant(await configuration(), callbackUrl, {
        expectedState: checks.state,
        expectedNonce: checks.nonce,
        pkceCodeVerifier: checks.verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims || tokens.id_token === undefined) throw new Error('The provider answered without an id token.');
      const word = typeof claims['acr'] === 'string' ? claims['acr'] : '';
      const vouched = levelOf(word);
      if (vouched === null || vouched < level) throw new LevelTooLow(`The provider vouches for "${word}".`);
      const session = typeof claims['sid'] === 'string' ? claims['sid'] : null;
      return { claims, audiences, idToken: tokens.id_token, provider: { name, session, subject: claims.sub, level: vouched } };
    },
    async signOut(idToken: string, home: string) {
      const ready = await configuration().catch(() => null);
      if (!ready?.serverMetadata().end_session_endpoint) return home;
      return client.buildEndSessionUrl(ready, { id_token_hint: idToken, post_logout_redirect_uri: home }).href;
    },
    /** Back-channel logout 1.0, section 2.6: all that a logout token must be, and nothing that an id token is. */
    async readLogout(token: string) {
      const metadata = (await configuration()).serverMetadata();
      if (metadata.jwks_uri === undefined) throw new Error('The provider has no keys.');
      keys ??= createRemoteJWKSet(new URL(metadata.jwks_uri), { timeoutDuration: 5_000 });
      const { payload } = await jwtVerify(token, keys, {
        issuer: metadata.issuer,
        audience: clientId,
        algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'],
        clockTolerance: SKEW_S,
        maxTokenAge: LOGOUT_S,
        requiredClaims: ['iat', 'jti', 'events'],
      });
      const { events, nonce, sub, sid, jti, iat = 0 } = payload;
      if (typeof events !== 'object' || events === null || !(LOGOUT_EVENT in events)) throw new Error('The token is no logout token.');
      if (nonce !== undefined) throw new Error('A logout token has no nonce.');
      const session = typeof sid === 'string' ? sid : null;
      const subject = typeof sub === 'string' ? sub : null;
      if (session === null && subject === null) throw new Error('The logout token names nobody.');
      return { provider: name, session, subject, tokenId: String(jti), until: (iat + LOGOUT_S + SKEW_S) * 1000 };
    },
  };
}

/** How far apart a provider's clock and ours may be. */
const SKEW_S = 60;
/** A logout token is told at once, or not at all. */
const LOGOUT_S = 120;
const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const sameIssuer = (known: string, said: string | undefined): boolean => said?.replace(/\/$/, '') === known.replace(/\/$/, '');
