import { z } from '@hono/zod-openapi';
import { declare, routes } from '../declare.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../refusal.ts';
import { fileBelow } from '../webFiles.ts';

/** Pictures, recordings and captions of the moments, for whoever is signed in. */
export function mediaRoutes(deps: Deps) {
  return routes().openapi(media, (c) => {
    const { moment, file } = c.req.valid('param');
    const response = deps.media === null ? null : fileBelow(c, deps.media, `${moment}/${file}`, 'private, max-age=3600');
    if (response === null) throw notFound();
    return response;
  });
}

const name = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/);
const media = declare('GET /media/{moment}/{file}', {
  summary: 'A file of a moment',
  request: { params: z.object({ moment: name, file: name }) },
  responses: { 200: { description: 'The file' } },
});
