import * as client from 'openid-client';
import type { IdentityProvider } from './deps.ts';

/** OpenID Connect's code flow with PKCE, state and nonce. The provider's own description is read at the first sign-in and again after a failure. */
export function identityProvider(options: IdentityProviderOptions): IdentityProvider {
  let found: Promise<client.Configuration> | null = null;
  const configuration = (): Promise<client.Configuration> => {
    found ??= client
      .discovery(
        new URL(options.issuer),
        options.clientId,
        options.clientSecret,
        client.ClientSecretBasic(options.clientSecret),
        // Only a provider on this very machine may speak http.
        { timeout: 5, ...(isLoopback(options.issuer) ? { execute: [client.allowInsecureRequests] } : {}) },
      )
      .catch((error: unknown) => {
        found = null;
        throw error;
      });
    return found;
  };

  return {
    async begin(wanted) {
      const checks = { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier() };
      const redirect = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: new URL('/auth/callback', options.productUrl).href,
        scope: 'openid profile person',
        code_challenge: await client.calculatePKCECodeChallenge(checks.verifier),
        code_challenge_method: 'S256',
        state: checks.state,
        nonce: checks.nonce,
        login_hint: wanted,
        prompt: 'login',
      });
      return { redirect: redirect.href, checks };
    },
    async finish(callbackUrl, checks) {
      const tokens = await client.authorizationCodeGrant(await configuration(), callbackUrl, {
        expectedState: checks.state,
        expectedNonce: checks.nonce,
        pkceCodeVerifier: checks.verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims || tokens.id_token === undefined) throw new Error('The provider answered without an id token.');
      return { claims, idToken: tokens.id_token };
    },
    async signOut(idToken) {
      const home = new URL('/', options.productUrl).href;
      if (idToken === null) return home;
      const ready = await configuration().catch(() => null);
      if (!ready?.serverMetadata().end_session_endpoint) return home;
      return client.buildEndSessionUrl(ready, { id_token_hint: idToken, post_logout_redirect_uri: home }).href;
    },
  };
}

export interface IdentityProviderOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly productUrl: string;
}

const isLoopback = (url: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);
