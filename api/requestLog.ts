import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Env } from './deps.ts';
import type { Logger } from 'pino';

/** One line per answer: the route's pattern, never its ids; the session by a piece of its hash, never a person. */
export function logRequests(log: Logger): MiddlewareHandler<Env> {
  return async (c, next) => {
    const began = performance.now();
    await next();
    const route = routePath(c, -1);
    const signedIn = c.get('signedIn') ?? null;
    const line = {
      method: c.req.method,
      route,
      status: c.res.status,
      ms: Math.round(performance.now() - began),
      requestId: c.get('requestId'),
      ...(signedIn === null ? {} : { by: signedIn.kind, session: Buffer.from(signedIn.sessionHash).toString('base64url').slice(0, 8) }),
    };
    // What the browser loads pages by, and whoever asks for our health, are many and say nothing.
    if (c.res.status < 400 && (route === '/*' || route === '*' || route === '/healthz')) log.debug(line, 'answered');
    else log.info(line, 'answered');
  };
}
