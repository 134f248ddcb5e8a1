import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** The answer to a write that may be asked again. */
export const Idempotency = defineEntity({
  name: 'Idempotency',
  tableName: 'idempotency',
  properties: (p) => ({
    personId: p.uuid().primary(),
    key: p.text().primary(),
    route: p.text(),
    bodyHash: p.text(),
    status: p.integer().nullable(),
    response: p.json<unknown>().nullable(),
    at: p.type(InstantType),
  }),
});
