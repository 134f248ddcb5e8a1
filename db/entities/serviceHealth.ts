import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** How one process finds one service outside the house. */
export const ServiceHealth = defineEntity({
  name: 'ServiceHealth',
  tableName: 'service_health',
  properties: (p) => ({
    process: p.text().primary(),
    service: p.text().primary(),
    health: p.json<Readonly<Record<string, unknown>>>(),
    at: p.type(InstantType),
  }),
});
