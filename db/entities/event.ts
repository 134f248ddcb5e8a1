import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** One row of the event log, also the outbox (promise 1). */
export const Event = defineEntity({
  name: 'Event',
  tableName: 'event',
  properties: (p) => ({
    runningMomentId: p.uuid().primary(),
    seq: p.bigint('number').primary(),
    at: p.type(InstantType),
    kind: p.text(),
    content: p.json<Record<string, unknown>>(),
    byKind: p.enum(['citizen', 'staff', 'system'] as const),
    byId: p.uuid().nullable(),
    formAnswerId: p.uuid().nullable(),
    scored: p.boolean(),
  }),
});
