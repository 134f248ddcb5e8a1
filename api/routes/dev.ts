import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { deliveries } from '../../db/standIns.ts';
import type { Delivery } from '../../db/standIns.ts';
import { serviceNames } from '../../integrations/serviceName.ts';
import { LONGEST_LATENCY_MS } from '../../integrations/standIns/disturbance.ts';
import type { StandInsNow } from '../../integrations/standIns/startStandInServices.ts';
import { body, declare, json, routes } from '../declare.ts';
import type { Deps, Env } from '../deps.ts';
import { inboxPage } from '../inboxPage.ts';
import { isLoopback, isLoopbackHost } from '../loopback.ts';
import { iso } from '../present/running.ts';
import { notFound, Refusal } from '../refusal.ts';
import { standInsPage, standInsScript } from '../standInsPage.ts';

/** What the stand-ins have received and answered, and how they are disturbed, in development. Outside loopback it is not there. */
export function devRoutes(deps: Deps) {
  const isHere = (c: Context<Env>): boolean => deps.standIns && isLoopback(deps.url) && isLoopbackHost(c.req.header('host'));
  const received = (c: Context<Env>): Promise<Delivery[]> => {
    if (!isHere(c)) throw notFound();
    return deliveries(deps.db, 'standIns').list();
  };
  const now = () => deps.db.as({ kind: 'standIns' }, (em) => deps.clock.now(em));

  /** Asks the stand-ins' own server, which is on loopback or not asked at all. */
  async function control<T>(c: Context<Env>, path = '', how?: object): Promise<T> {
    const { standInsUrl } = deps;
    if (!isHere(c) || standInsUrl === null || !isLoopback(standInsUrl)) throw notFound();
    const asked = how === undefined ? {} : { method: 'POST', body: JSON.stringify(how) };
    const answer = await fetch(new URL(`/control${path}`, standInsUrl), { ...asked, signal: AbortSignal.timeout(5_000) }).catch(() => null);
    if (!answer?.ok)
      throw new Refusal({ status: 503, code: 'away', title: 'De påhittade tjänsterna är inte igång.' }, { 'retry-after': '5' });
    return (await answer.json()) as T;
  }

  return routes()
    .openapi(page, async (c) => c.html(inboxPage(await received(c), await now()), 200))
    .openapi(list, async (c) =>
      c.json(
        (await received(c)).map((each) => ({ ...each, at: iso(each.at) })),
        200,
      ),
    )
    .openapi(services, async (c) => c.html(standInsPage(await control<StandInsNow>(c), Date.now()), 200))
    .openapi(script, (c) => {
      if (!isHere(c)) throw notFound();
      return c.body(standInsScript, 200, { 'content-type': 'text/javascript; charset=utf-8' });
    })
    .openapi(servicesNow, async (c) => {
      const { services: each, loggedInAll } = await control<StandInsNow>(c);
      return c.json(
        { loggedInAll, services: each.map(({ service, disturbance: how, exchanges }) => ({ service, ...how, asked: exchanges.length })) },
        200,
      );
    })
    .openapi(disturb, async (c) =>
      c.json(await control<z.infer<typeof disturbance>>(c, `/${c.req.valid('param').service}`, c.req.valid('json')), 200),
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

const disturbance = z
  .object({
    latencyMs: z.number().int().min(0).max(LONGEST_LATENCY_MS),
    refuses: z.boolean(),
    outage: z.boolean(),
    wrong: z.enum(['no', 'damaged', 'someoneElse']),
  })
  .openapi('Disturbance');
const service = z.enum(serviceNames);

const html = { 200: { content: { 'text/html': { schema: z.string() } }, description: 'A page' } } as const;
const page = declare('GET /dev/inbox', { summary: 'What the stand-ins have received, as a page', responses: html });
const list = declare('GET /dev/inbox.json', {
  summary: 'What the stand-ins have received',
  responses: { 200: json(z.array(delivery), 'Newest first') },
});
const services = declare('GET /dev/services', { summary: 'The stand-ins of the services, as a page', responses: html });
const script = declare('GET /dev/services.js', {
  summary: 'The script of that page',
  responses: { 200: { content: { 'text/javascript': { schema: z.string() } }, description: 'A script' } },
});
const servicesNow = declare('GET /dev/services.json', {
  summary: 'How the stand-ins of the services are disturbed',
  responses: {
    200: json(
      z.object({ loggedInAll: z.number().int(), services: z.array(disturbance.extend({ service, asked: z.number().int() })) }),
      'Each service',
    ),
  },
});
const disturb = declare('POST /dev/services/{service}', {
  summary: 'Disturb a stand-in: latency, refusals, outage, wrong data',
  request: { params: z.object({ service }), body: body(disturbance) },
  responses: { 200: json(disturbance, 'As it is disturbed now') },
});
