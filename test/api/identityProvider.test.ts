import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import type { JWTPayload } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { identityProvider } from '../../api/identityProvider.ts';
import { LevelTooLow } from '../../api/level.ts';
import type { IdentityProvider } from '../../api/deps.ts';

/** A provider that answers whatever a test wants, with a key that is its own. */
let server: Server;
let issuer = '';
let key: CryptoKey;
let stranger: CryptoKey;
let idToken: () => Promise<string> = () => Promise.reject(new Error('No token is given.'));
let identity: IdentityProvider;

beforeAll(async () => {
  const pair = await generateKeyPair('RS256');
  key = pair.privateKey;
  stranger = (await generateKeyPair('RS256')).privateKey;
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k', alg: 'RS256', use: 'sig' };
  server = createServer((request, response) => {
    const answer = async (): Promise<unknown> => {
      switch (request.url) {
        case '/.well-known/openid-configuration':
          return {
            issuer,
            authorization_endpoint: `${issuer}/auth`,
            token_endpoint: `${issuer}/token`,
            jwks_uri: `${issuer}/jwks`,
            response_types_supported: ['code'],
            id_token_signing_alg_values_supported: ['RS256'],
            authorization_response_iss_parameter_supported: true,
          };
        case '/jwks':
          return { keys: [jwk] };
        default:
          return { access_token: 'a', token_type: 'Bearer', expires_in: 60, id_token: await idToken() };
      }
    };
    void answer().then((body) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  identity = identityProvider({
    clients: [{ name: 'oidc', audiences: ['citizen'], issuer, clientId: 'stegvis', clientSecret: 'hemlig' }],
    productUrl: 'http://localhost:3000',
    level: 3,
  });
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const now = (): number => Math.floor(Date.now() / 1000);
const signed = (payload: JWTPayload, by = key, header: Record<string, string> = {}): Promise<string> =>
  new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: 'k', ...header }).sign(by);

describe('the answer to a sign-in', () => {
  /** Begins, lets the provider say this, and finishes. */
  async function finish(change: Record<string, unknown> = {}, by = key, query: Record<string, string> = {}) {
    const { redirect, checks } = await identity.begin('citizen');
    const { searchParams } = new URL(redirect);
    idToken = () =>
      signed(
        {
          iss: issuer,
          aud: 'stegvis',
          sub: 'erik',
          iat: now(),
          exp: now() + 300,
          nonce: searchParams.get('nonce') ?? '',
          acr: 'http://id.elegnamnden.se/loa/1.0/loa3',
          sid: 's1',
          personalIdentityNumber: '197804232390',
          ...change,
        },
        by,
      );
    const callback = new URL('http://localhost:3000/auth/callback');
    callback.search = new URLSearchParams({ code: 'c', state: checks.state, iss: issuer, ...query }).toString();
    return identity.finish(callback, checks);
  }

  test('asks with PKCE, state, nonce and the level', async () => {
    const { searchParams } = new URL((await identity.begin('citizen')).redirect);
    expect(searchParams.get('code_challenge_method')).toBe('S256');
    for (const name of ['code_challenge', 'state', 'nonce']) expect(searchParams.get(name)?.length).toBeGreaterThan(20);
    expect(searchParams.get('acr_values')).toContain('loa3');
    expect(searchParams.get('acr_values')).not.toContain('loa2');
  });

  test('is what the provider vouches for, with its session and the level', async () => {
    expect(await finish()).toMatchObject({
      claims: { personalIdentityNumber: '197804232390' },
      audiences: ['citizen'],
      provider: { name: 'oidc', session: 's1', subject: 'erik', level: 3 },
    });
  });

  test('is taken from a provider whose clock is half a minute off', async () => {
    expect(await finish({ iat: now() + 30, exp: now() + 300 })).toMatchObject({ provider: { subject: 'erik' } });
    expect(await finish({ iat: now() - 400, exp: now() - 30 })).toMatchObject({ provider: { subject: 'erik' } });
  });

  test.each<readonly [string, () => Record<string, unknown>]>([
    ['for another', () => ({ aud: 'annan' })],
    ['by another', () => ({ iss: 'https://annan.example' })],
    ['expired', () => ({ iat: now() - 900, exp: now() - 61 })],
    ['with another’s nonce', () => ({ nonce: 'en annans' })],
    ['of nobody', () => ({ sub: undefined })],
  ])('is refused when the token is %s', async (_how, change) => {
    await expect(finish(change())).rejects.toThrow();
  });

  test('is refused when the level is too low, unknown or not said', async () => {
    for (const acr of ['http://id.elegnamnden.se/loa/1.0/loa2', 'urn:annat', undefined])
      await expect(finish({ acr })).rejects.toThrow(LevelTooLow);
  });

  test('is refused when the token is signed with another key', async () => {
    await expect(finish({}, stranger)).rejects.toThrow();
  });

  test('is refused with another state, or from another provider', async () => {
    await expect(finish({}, key, { state: 'en annans' })).rejects.toThrow();
    await expect(finish({}, key, { iss: 'https://annan.example' })).rejects.toThrow();
  });
});

describe('a logout token', () => {
  const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
  const payload = (change: Record<string, unknown> = {}): JWTPayload => ({
    iss: issuer,
    aud: 'stegvis',
    iat: now(),
    exp: now() + 120,
    jti: 'j1',
    sub: 'erik',
    sid: 's1',
    events: { [EVENT]: {} },
    ...change,
  });

  test('names the session or the person that has ended', async () => {
    expect(await identity.readLogout(await signed(payload()))).toMatchObject({
      provider: 'oidc',
      session: 's1',
      subject: 'erik',
      tokenId: 'j1',
    });
    expect(await identity.readLogout(await signed(payload({ sid: undefined })))).toMatchObject({ session: null, subject: 'erik' });
  });

  test.each<readonly [string, () => Record<string, unknown>]>([
    ['for another', () => ({ aud: 'annan' })],
    ['by another', () => ({ iss: 'https://annan.example' })],
    ['old', () => ({ iat: now() - 600, exp: now() + 600 })],
    ['from the future', () => ({ iat: now() + 600 })],
    ['expired', () => ({ exp: now() - 61 })],
    ['an id token', () => ({ nonce: 'n' })],
    ['of no event', () => ({ events: {} })],
    ['of another event', () => ({ events: { 'urn:annat': {} } })],
    ['without events', () => ({ events: undefined })],
    ['without a name of its own', () => ({ jti: undefined })],
    ['without a time', () => ({ iat: undefined })],
    ['about nobody', () => ({ sub: undefined, sid: undefined })],
  ])('is refused when it is %s', async (_how, change) => {
    await expect(identity.readLogout(await signed(payload(change())))).rejects.toThrow();
  });

  test('is refused when it is signed by another, by nobody, or is no token', async () => {
    await expect(identity.readLogout(await signed(payload(), stranger))).rejects.toThrow();
    await expect(identity.readLogout(new UnsecuredJWT(payload()).encode())).rejects.toThrow();
    await expect(identity.readLogout('hej')).rejects.toThrow();
    await expect(identity.readLogout('')).rejects.toThrow();
  });
});

test('a provider that is down is said to be, and asked again the next time', async () => {
  const away = identityProvider({
    clients: [{ name: 'oidc', audiences: ['citizen'], issuer: 'http://localhost:9', clientId: 'stegvis', clientSecret: 'hemlig' }],
    productUrl: 'http://localhost:3000',
    level: 3,
  });
  await expect(away.begin('citizen')).rejects.toThrow();
  await expect(away.begin('citizen')).rejects.toThrow();
  await expect(away.begin('staff')).rejects.toThrow('no provider');
  expect(await away.signOut('oidc', 'token')).toBe('http://localhost:3000/');
});
