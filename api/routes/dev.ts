import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { deliveries } from '../../db/standIns.ts';
import type { Delivery } from '../../db/standIns.ts';
import { declare, json, routes } from '../declare.ts';
import type { Deps, Env } from '../deps.ts';
import { inboxPage } from '../inboxPage.ts';
import { isLoopback, isLoopbackHost } from '../loopback.ts';
import { iso } from '../present/running.ts';
import { notFound } from '../refusal.ts';

/** What the stand-ins have received, for looking at in development. Outside loopback it is not there. */
export function devRoutes(deps: Deps) {
  const received = (c: Context<Env>): Promise<Delivery[]> => {
    if (!deps.standIns || !isLoopback(deps.url) || !isLoopbackHost(c.req.header('host'))) throw notFound();
    return deliveries(deps.db, 'standIns').list();
  };
  return routes()
    .openapi(page, async (c) =>
      c.html(inboxPage(await received(c), await deps.db.as({ kind: 'standIns' }, (em) => deps.clock.now(em))), 200),
    )
    .openapi(list, async (c) =>
      c.json(
        (await received(c)).map((each) => ({ ...each, at: iso(each.at) })),
        200,
      ),
    );
}

const delivery = z.object({
  channel: z.enum(['inbox', 'sms', 'email']),
  to: z.string(),
  subject: z.string(),
  body: z.string(),
  key: z.string(),
  at: z.string(),
});

const page = declare('GET /dev/inbox', {
  summary: 'What the stand-ins have received, as a page',
  responses: { 200: { content: { 'text/html': { schema: z.string() } }, description: 'A page' } },
});
const list = declare('GET /dev/inbox.json', {
  summary: 'What the stand-ins have received',
  responses: { 200: json(z.array(delivery), 'Newest first') },
});
