import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** What was signed of the log, and when. Each holds the hash of the one before. */
export const AccessCheckpoint = defineEntity({
  name: 'AccessCheckpoint',
  tableName: 'access_checkpoint',
  properties: (p) => ({
    id: p.bigint('number').primary(),
    kind: p.text(),
    at: p.type(InstantType),
    previous: p.blob(),
    entries: p.bigint('number'),
    links: p.bigint('number'),
    root: p.blob(),
    keyId: p.text(),
    signature: p.blob(),
  }),
});
