import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** A running moment's payload key, wrapped by the master key (PUR-14). */
export const PayloadKey = defineEntity({
  name: 'PayloadKey',
  tableName: 'payload_key',
  properties: (p) => ({
    id: p.uuid().primary(),
    runningMomentId: p.uuid(),
    wrapped: p.blob(),
    createdAt: p.type(InstantType),
  }),
});
