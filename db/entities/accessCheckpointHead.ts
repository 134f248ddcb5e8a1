import { defineEntity } from '@mikro-orm/core';

/** The link and hash of one chain in a signed checkpoint. */
export const AccessCheckpointHead = defineEntity({
  name: 'AccessCheckpointHead',
  tableName: 'access_checkpoint_head',
  properties: (p) => ({
    checkpointId: p.bigint('number').primary(),
    chain: p.uuid().primary(),
    link: p.bigint('number'),
    hash: p.blob(),
  }),
});
