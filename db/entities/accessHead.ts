import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** The last link of each chain of the log. */
export const AccessHead = defineEntity({
  name: 'AccessHead',
  tableName: 'access_head',
  properties: (p) => ({
    chain: p.uuid().primary(),
    link: p.bigint('number'),
    hash: p.blob(),
    at: p.type(InstantType),
  }),
});
