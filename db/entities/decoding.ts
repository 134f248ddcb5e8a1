import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** A session's leave to decode one moment in the Temporal UI. */
export const Decoding = defineEntity({
  name: 'Decoding',
  tableName: 'decoding',
  properties: (p) => ({
    sessionHash: p.blob().primary(),
    runningMomentId: p.uuid().primary(),
    reason: p.text(),
    until: p.type(InstantType),
  }),
});
