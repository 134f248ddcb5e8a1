import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { matchedRoutes } from 'hono/route';
import type { Env } from './deps.ts';
import { needsKey } from './describeApi.ts';
import { isSafe } from './isSafe.ts';
import { tooLarge } from './problems.ts';
import { badRequest, notFound, Refusal } from './refusal.ts';

/**
 * Whether a request that is not only for reading comes from our own pages: its Origin is ours, and the browser says same origin. One that
 * carries a session says at least one of the two, as every browser does. Decoding may also be asked by the Temporal UI's origin, and by no
 * other; what a provider sends by way of the browser or by itself is signed, and listed one by one.
 */
export function sameOrigin(url: string, temporalUiUrl: string): MiddlewareHandler<Env> {
  const own = new URL(url).origin;
  const temporalUi = temporalUiUrl === '' ? null : new URL(temporalUiUrl).origin;
  return async (c, next) => {
    const origin = c.req.header('origin');
    const isFromUi = isCodec(c.req.path) && origin !== undefined && origin === temporalUi;
    if (!isSafe(c.req.method) && !isFromUi && !fromProviders.has(c.req.path)) {
      const site = c.req.header('sec-fetch-site');
      const isSilent = origin === undefined && site === undefined && c.req.header('cookie') !== undefined;
      if (isSilent || (origin !== undefined && origin !== own) || (site !== undefined && site !== 'same-origin')) {
        throw new Refusal({ status: 403, code: 'otherOrigin', title: 'Begäran kom från en annan webbplats och togs inte emot.' });
      }
    }
    await next();
  };
}

/** An address holds no sign that no row can hold: it is nothing's address, and no question's answer. */
export const cleanAddress: MiddlewareHandler<Env> = async (c, next) => {
  const [path = '', query = ''] = c.req.url.split('?', 2);
  if (path.includes('%00')) throw notFound();
  if (query.includes('%00')) throw badRequest('badQuery', 'Adressen är inte rätt skriven.');
  await next();
};

/** Posts from elsewhere: an assertion is signed and answers a question of ours, a logout is signed by the provider. */
const fromProviders: ReadonlySet<string> = new Set(['/auth/saml/acs', '/auth/saml/slo', '/auth/backchannel-logout']);

/** Where a body is a file as it is; its own route counts it. */
const isFile = (c: Context): boolean => c.req.method === 'POST' && /\/forms\/[^/]+\/files$/.test(c.req.path);

/** A body is JSON or nothing, but for files, and forms that providers post; and JSON is not nested beyond reason. */
export const onlyJson: MiddlewareHandler<Env> = async (c, next) => {
  if (!isSafe(c.req.method) && !isFile(c)) {
    const type = c.req.header('content-type');
    const length = c.req.header('content-length');
    const hasBody = type !== undefined || (length !== undefined && length !== '0');
    if (fromProviders.has(c.req.path)) {
      if (hasBody && !/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type ?? '')) {
        throw new Refusal({ status: 415, code: 'notForm', title: 'Begäran ska vara ett formulär.' });
      }
      return next();
    }
    if (hasBody && !/^application\/json\s*(;|$)/i.test(type ?? '')) {
      throw new Refusal({ status: 415, code: 'notJson', title: 'Begäran ska vara JSON.' });
    }
    if (hasBody && depthOf(await c.req.text()) > MOST_DEPTH) throw badRequest('tooDeep', 'Begäran går inte att läsa.');
  }
  await next();
};

/** Every act of somebody signed in says which act it is, so that it is done once (`act.ts`); also those that would do no harm twice. */
export const requireKey: MiddlewareHandler<Env> = async (c, next) => {
  const isRoute = matchedRoutes(c).some(({ method }) => method !== 'ALL');
  const isAct = isRoute && c.get('signedIn') !== null && needsKey(c.req.method, c.req.path);
  if (isAct && !/^[\x21-\x7e]{8,200}$/.test(c.req.header('idempotency-key') ?? '')) {
    throw badRequest('idempotencyKeyMissing', 'Begäran saknar Idempotency-Key.');
  }
  await next();
};

/** Deeper than any document, answer or condition of ours. */
const MOST_DEPTH = 64;

/** How deep brackets stand in each other, outside strings. Takes any text. */
export function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isString = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (isString) {
      if (sign === BACKSLASH) at += 1;
      else if (sign === QUOTE) isString = false;
    } else if (sign === QUOTE) isString = true;
    else if (sign === BRACE || sign === BRACKET) deepest = Math.max(deepest, (depth += 1));
    else if (sign === BRACE + 2 || sign === BRACKET + 2) depth -= 1;
  }
  return deepest;
}
const [QUOTE, BACKSLASH, BRACKET, BRACE] = [0x22, 0x5c, 0x5b, 0x7b] as const;

/**
 * Files are counted by their own route; 256 kB for answers, drafts and a provider's assertion, 4 MB for Temporal's payloads, 64 kB for the
 * rest. Counted, not believed.
 */
export const limitBody: MiddlewareHandler<Env> = (c, next) => {
  if (isFile(c)) return next();
  if (isCodec(c.req.path)) return codecLimit(c, next);
  return (/\/(answers|draft)$|^\/auth\/saml\//.test(c.req.path) ? largeLimit : otherLimit)(c, next);
};

export const isCodec = (path: string): boolean => path === '/api/temporal/codec/decode';

const limited = (maxSize: number): MiddlewareHandler =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw tooLarge();
    },
  });
const largeLimit = limited(256 * 1024);
const otherLimit = limited(64 * 1024);
const codecLimit = limited(4 * 1024 * 1024);
