import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Env } from './deps.ts';
import { tooLarge } from './problems.ts';
import { Refusal } from './refusal.ts';

/**
 * Whether a request that is not only for reading comes from our own pages: its Origin is ours, and the browser says same origin.
 * Decoding may also be asked by the Temporal UI's origin, and by no other.
 */
export function sameOrigin(url: string, temporalUiUrl: string): MiddlewareHandler<Env> {
  const own = new URL(url).origin;
  const temporalUi = temporalUiUrl === '' ? null : new URL(temporalUiUrl).origin;
  return async (c, next) => {
    const origin = c.req.header('origin');
    if (!isSafe(c.req.method) && !(isCodec(c.req.path) && origin !== undefined && origin === temporalUi)) {
      const site = c.req.header('sec-fetch-site');
      if ((origin !== undefined && origin !== own) || (site !== undefined && site !== 'same-origin' && site !== 'none')) {
        throw new Refusal({ status: 403, code: 'otherOrigin', title: 'Begäran kom från en annan webbplats och togs inte emot.' });
      }
    }
    await next();
  };
}

/** Where a body is a file as it is; its own route counts it. */
const isFile = (c: Context): boolean => c.req.method === 'POST' && /\/forms\/[^/]+\/files$/.test(c.req.path);

/** A body is JSON or nothing, but for files. */
export const onlyJson: MiddlewareHandler<Env> = async (c, next) => {
  if (!isSafe(c.req.method) && !c.req.path.startsWith('/auth/') && !isFile(c)) {
    const type = c.req.header('content-type');
    const length = c.req.header('content-length');
    const hasBody = type !== undefined || (length !== undefined && length !== '0');
    if (hasBody && !/^application\/json\b/i.test(type ?? '')) {
      throw new Refusal({ status: 415, code: 'notJson', title: 'Begäran ska vara JSON.' });
    }
  }
  await next();
};

/** Files are counted by their own route; 256 kB for answers and drafts, 4 MB for Temporal's payloads, 64 kB for the rest. Counted, not believed. */
export const limitBody: MiddlewareHandler<Env> = (c, next) => {
  if (isFile(c)) return next();
  const limit = /\/(answers|draft)$/.test(c.req.path) ? answersLimit : isCodec(c.req.path) ? codecLimit : otherLimit;
  return limit(c, next);
};

export const isSafe = (method: string): boolean => method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
export const isCodec = (path: string): boolean => path === '/api/temporal/codec/decode';

const limited = (maxSize: number): MiddlewareHandler =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw tooLarge();
    },
  });
const answersLimit = limited(256 * 1024);
const otherLimit = limited(64 * 1024);
const codecLimit = limited(4 * 1024 * 1024);
