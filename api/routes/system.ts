import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from '@hono/zod-openapi';
import { declare, json, routes } from '../declare.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../refusal.ts';
import { problem } from '../schemas/parts.ts';

/** What is asked by machines and by the curious: health, readiness, the API's description and its readable page. */
export function systemRoutes(deps: Deps, describe: () => object) {
  const app = routes();
  app.openAPIRegistry.register('Problem', problem);
  return app
    .openapi(health, (c) => c.json({ ok: true }, 200))
    .openapi(ready, async (c) => {
      const [database, temporal] = await Promise.all([deps.db.isReachable(), deps.engine.isReachable()]);
      const state = database ? (temporal ? ('ready' as const) : ('degraded' as const)) : ('notReady' as const);
      return c.json({ state, database, temporal }, database ? 200 : 503);
    })
    .openapi(description, (c) => c.json(describe() as Record<string, unknown>, 200))
    .openapi(docs, (c) => c.html(docsPage, 200))
    .openapi(docsFile, (c) => {
      const name = c.req.valid('param').file;
      const file = Object.hasOwn(docsFiles, name) ? docsFiles[name] : undefined;
      if (!file) throw notFound();
      return c.body(file.read(), 200, { 'content-type': file.type, 'cache-control': 'public, max-age=3600' });
    });
}

const readiness = z.object({ state: z.enum(['ready', 'degraded', 'notReady']), database: z.boolean(), temporal: z.boolean() });

const health = declare('GET /healthz', {
  summary: 'The process is alive',
  responses: { 200: json(z.object({ ok: z.boolean() }), 'Alive') },
});
const ready = declare('GET /readyz', {
  summary: 'Whether requests can be served',
  description: 'Without Temporal the API is ready but degraded: what is saved is kept, and the engine follows when it is back.',
  responses: { 200: json(readiness, 'Ready, or ready without Temporal'), 503: json(readiness, 'PostgreSQL does not answer') },
});
const description = declare('GET /api/openapi.json', {
  summary: 'This description, OpenAPI 3.1',
  responses: { 200: json(z.record(z.string(), z.unknown()), 'The document') },
});
const docs = declare('GET /api/docs', {
  summary: 'This description as a page',
  responses: { 200: { content: { 'text/html': { schema: z.string() } }, description: 'A page' } },
});

const docsFile = declare('GET /api/docs/{file}', {
  summary: 'What the page is made of',
  request: { params: z.object({ file: z.string() }) },
  responses: { 200: { description: 'A script or a style sheet' } },
});

const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const packaged = (name: string, type: string) => ({ type, read: () => new Uint8Array(readFileSync(join(folder, name))) });
const docsFiles: Readonly<Record<string, { readonly type: string; read(): Uint8Array<ArrayBuffer> }>> = {
  'swagger-ui.css': packaged('swagger-ui.css', 'text/css; charset=utf-8'),
  'swagger-ui-bundle.js': packaged('swagger-ui-bundle.js', 'text/javascript; charset=utf-8'),
  'start.js': {
    type: 'text/javascript; charset=utf-8',
    read: () =>
      new TextEncoder().encode("SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#docs', deepLinking: true, validatorUrl: null });"),
  },
};

/** Everything from our own address: no other host is asked for anything. */
const docsPage = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Stegvis API</title>
<link rel="icon" href="/favicon.svg"><link rel="stylesheet" href="/api/docs/swagger-ui.css"></head>
<body><main id="docs"></main><script src="/api/docs/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></body></html>`;
