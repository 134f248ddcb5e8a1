import type { Context } from 'hono';
import { deleteCookie, getCookie, getSignedCookie, setCookie, setSignedCookie } from 'hono/cookie';
import type { Deps, SignInChecks } from './deps.ts';

/** As whom a browser asks. One may be signed in as both at once, each in a cookie of its own (DES-40). */
export type Audience = 'citizen' | 'staff';

/** The session's cookie: `__Host-` where the address is https, a plain name on loopback http. The secret itself is nowhere but here. */
export function writeSessionCookie(c: Context, deps: Deps, audience: Audience, secret: string): void {
  const secure = isSecure(deps);
  setCookie(c, sessionName(deps, audience), secret, { path: '/', httpOnly: true, sameSite: 'Lax', secure });
}

/**
 * The cookie that the request is made with: as whom the page says that it asks (`Stegvis-As`, or `as` in an address that a browser fetches by
 * itself), and no other. When nothing is said, that of those whom the address is for, or else the only one there is.
 */
export function readSessionCookie(c: Context, deps: Deps): string | null {
  return askedAs(c, deps)?.secret ?? null;
}

/** The same cookie, and whose it is. */
export function askedAs(c: Context, deps: Deps): { readonly audience: Audience; readonly secret: string } | null {
  const said = saidAs(c);
  const audiences: readonly Audience[] =
    said !== null ? [said] : c.req.path.startsWith('/api/me/') ? ['citizen', 'staff'] : ['staff', 'citizen'];
  for (const audience of audiences) {
    const secret = sessionCookieOf(c, deps, audience);
    if (secret !== null) return { audience, secret };
  }
  return null;
}

/** The cookie of one of the two, whoever asks. */
export const sessionCookieOf = (c: Context, deps: Deps, audience: Audience): string | null =>
  getCookie(c, sessionName(deps, audience)) ?? null;

export function clearSessionCookie(c: Context, deps: Deps, audience: Audience): void {
  deleteCookie(c, sessionName(deps, audience), { path: '/', secure: isSecure(deps) });
}

/** What ties a provider's answer to this browser, signed and gone after ten minutes. */
export type SignInAttempt = OidcAttempt | SamlAttempt;
export interface OidcAttempt extends SignInChecks {
  readonly kind: 'oidc';
  /** Path to go to afterwards. */
  readonly to: string;
}
export interface SamlAttempt {
  readonly kind: 'saml';
  readonly requestId: string;
  readonly to: string;
}

/** A SAML answer is posted from the provider's site, and the cookie must come along; an OIDC one is fetched. */
export async function writeAttempt(c: Context, deps: Deps, attempt: SignInAttempt): Promise<void> {
  const value = Buffer.from(JSON.stringify(attempt)).toString('base64url');
  const secure = isSecure(deps);
  await setSignedCookie(c, attemptName(deps, attempt.kind), value, keyText(deps), {
    path: '/auth',
    httpOnly: true,
    sameSite: attempt.kind === 'saml' && secure ? 'None' : 'Lax',
    secure,
    maxAge: 600,
  });
}

/** The attempt, once: reading it takes it away. Null when there is none or its signature is wrong. */
export async function takeAttempt<K extends SignInAttempt['kind']>(
  c: Context,
  deps: Deps,
  kind: K,
): Promise<Extract<SignInAttempt, { kind: K }> | null> {
  const value = await getSignedCookie(c, keyText(deps), attemptName(deps, kind));
  deleteCookie(c, attemptName(deps, kind), { path: '/auth', secure: isSecure(deps) });
  if (!value) return null;
  try {
    return JSON.parse(Buffer.from(value, 'base64url').toString('utf8')) as Extract<SignInAttempt, { kind: K }>;
  } catch {
    return null;
  }
}

function saidAs(c: Context): Audience | null {
  const said = c.req.header('stegvis-as') ?? (c.req.method === 'GET' ? c.req.query('as') : undefined);
  return said === 'citizen' || said === 'staff' ? said : null;
}

/** `__Host-` would be sent to every path; this one belongs to sign-in's alone. */
const attemptName = (deps: Deps, kind: SignInAttempt['kind']): string => `${isSecure(deps) ? '__Secure-' : ''}stegvis-sign-in-${kind}`;
const isSecure = (deps: Deps): boolean => deps.url.startsWith('https:');
const sessionName = (deps: Deps, audience: Audience): string => `${isSecure(deps) ? '__Host-' : ''}stegvis-${audience}`;
const keyText = (deps: Deps): string => Buffer.from(deps.cookieKey).toString('base64');
