import type { Context } from 'hono';
import { deleteCookie, getCookie, getSignedCookie, setCookie, setSignedCookie } from 'hono/cookie';
import type { Deps, SignInChecks } from './deps.ts';

/** The session's cookie: `__Host-` where the address is https, a plain name on loopback http. The secret itself is nowhere but here. */
export function writeSessionCookie(c: Context, deps: Deps, secret: string): void {
  const secure = isSecure(deps);
  setCookie(c, sessionName(deps), secret, { path: '/', httpOnly: true, sameSite: 'Lax', secure });
}

export const readSessionCookie = (c: Context, deps: Deps): string | null => getCookie(c, sessionName(deps)) ?? null;

export function clearSessionCookie(c: Context, deps: Deps): void {
  deleteCookie(c, sessionName(deps), { path: '/', secure: isSecure(deps) });
}

/** What ties the provider's answer to this browser, signed and gone after ten minutes. */
export interface SignInAttempt extends SignInChecks {
  /** Path to go to afterwards. */
  readonly to: string;
}

export async function writeAttempt(c: Context, deps: Deps, attempt: SignInAttempt): Promise<void> {
  const value = Buffer.from(JSON.stringify(attempt)).toString('base64url');
  await setSignedCookie(c, attemptName, value, keyText(deps), {
    path: '/auth',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure(deps),
    maxAge: 600,
  });
}

/** The attempt, once: reading it takes it away. Null when there is none or its signature is wrong. */
export async function takeAttempt(c: Context, deps: Deps): Promise<SignInAttempt | null> {
  const value = await getSignedCookie(c, keyText(deps), attemptName);
  deleteCookie(c, attemptName, { path: '/auth', secure: isSecure(deps) });
  if (!value) return null;
  try {
    return JSON.parse(Buffer.from(value, 'base64url').toString('utf8')) as SignInAttempt;
  } catch {
    return null;
  }
}

const attemptName = 'stegvis-sign-in';
const isSecure = (deps: Deps): boolean => deps.url.startsWith('https:');
const sessionName = (deps: Deps): string => (isSecure(deps) ? '__Host-stegvis' : 'stegvis');
const keyText = (deps: Deps): string => Buffer.from(deps.cookieKey).toString('base64');
