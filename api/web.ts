import type { MiddlewareHandler } from 'hono';
import type { Env } from './deps.ts';
import { fileBelow } from './webFiles.ts';

/** Serves the built web: hashed files for a year, the page itself fresh every time, and the page for every address that is the web's own. */
export function serveWeb(folder: string): MiddlewareHandler<Env> {
  return async (c, next) => {
    if ((c.req.method !== 'GET' && c.req.method !== 'HEAD') || ours.test(c.req.path)) return next();
    const hashed = c.req.path.startsWith('/assets/');
    const file = fileBelow(c, folder, c.req.path, hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    if (file !== null) return file;
    return (hashed || /\.[a-z0-9]+$/i.test(c.req.path) ? null : fileBelow(c, folder, '/index.html', 'no-cache')) ?? next();
  };
}

/** What the API answers itself, also when that is 404. */
const ours = /^\/(api|auth|dev|media|healthz|readyz)(\/|$)/;
