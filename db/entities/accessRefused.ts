import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** A row of the log that the log service said no to. */
export const AccessRefused = defineEntity({
  name: 'AccessRefused',
  tableName: 'access_refused',
  properties: (p) => ({
    accessId: p.bigint('number').primary(),
    at: p.type(InstantType),
    because: p.text(),
  }),
});
