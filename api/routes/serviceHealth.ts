import { logQueue } from '../../db/logForward.ts';
import { serviceHealth } from '../../db/serviceHealth.ts';
import type { ProcessHealth } from '../../db/serviceHealth.ts';
import { serviceNames } from '../../integrations/serviceName.ts';
import { declare, json, routes } from '../declare.ts';
import type { Deps } from '../deps.ts';
import { iso } from '../present/running.ts';
import { looking } from '../reading.ts';
import { servicesNow } from '../schemas/serviceHealth.ts';
import type { ServicesNow } from '../schemas/serviceHealth.ts';
import { serviceWords } from '../serviceWords.ts';

/** How the services outside the house are, to those who look after the platform (ROL-04). */
export function serviceRoutes(deps: Deps) {
  return routes().openapi(services, async (c) => {
    const [told, log] = await looking(c, deps, async (em) => [await serviceHealth(em, deps.clock), await logQueue(em)] as const);
    // What this process knows itself is newer than what it last told.
    const own = deps.services.health().map((health) => ({ process: deps.processName, health }));
    const all = [...own, ...told.filter(({ process }) => process !== deps.processName)];
    const answer: ServicesNow = {
      services: serviceNames
        .filter((service) => service !== 'video')
        .map((service) => ({
          service,
          ...serviceWords[service],
          seen: all.filter(({ health }) => health.service === service).map(present),
        })),
      log: {
        waiting: log.waiting,
        oldest: log.oldest === null ? null : iso(log.oldest),
        storedAt: log.storedAt === null ? null : iso(log.storedAt),
        refused: log.refused,
      },
    };
    return c.json(answer, 200);
  });
}

const present = ({ process, health }: ProcessHealth) => ({
  process,
  state: health.state,
  since: iso(health.since),
  calls: health.calls,
  failures: health.failures,
  p50: health.p50,
  p95: health.p95,
  lastCallAt: health.lastCallAt === null ? null : iso(health.lastCallAt),
  lastError: health.lastError === null ? null : { at: iso(health.lastError.at), what: health.lastError.what },
});

const services = declare('GET /api/admin/services', {
  summary: 'How the services outside the house are, with response times',
  responses: { 200: json(servicesNow, 'Each service, as each process finds it') },
});
