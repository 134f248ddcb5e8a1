import { z } from '@hono/zod-openapi';
import { serviceNames } from '../../integrations/serviceName.ts';

const instant = z.string();
const milliseconds = z.number().nullable();

/** How one process finds one service. */
export const serviceSeen = z
  .object({
    /** `api` or `worker`, with what tells one process from another. */
    process: z.string(),
    state: z.enum(['closed', 'open', 'halfOpen']),
    since: instant,
    calls: z.number().int(),
    failures: z.number().int(),
    p50: milliseconds,
    p95: milliseconds,
    lastCallAt: instant.nullable(),
    /** By kind and code only: nothing of what was asked. */
    lastError: z.object({ at: instant, what: z.string() }).nullable(),
  })
  .openapi('ServiceSeen');

export const servicesNow = z
  .object({
    services: z.array(z.object({ service: z.enum(serviceNames), name: z.string(), what: z.string(), seen: z.array(serviceSeen) })),
    log: z.object({
      waiting: z.number().int(),
      oldest: instant.nullable(),
      storedAt: instant.nullable(),
      refused: z.number().int(),
    }),
  })
  .openapi('ServicesNow');
export type ServicesNow = z.infer<typeof servicesNow>;
