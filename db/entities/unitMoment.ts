import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** A version activated on a unit, and the end of that (MOM-02). */
export const UnitMoment = defineEntity({
  name: 'UnitMoment',
  tableName: 'unit_moment',
  properties: (p) => ({
    id: p.uuid().primary(),
    unitId: p.uuid(),
    momentVersionId: p.uuid(),
    activatedBy: p.uuid().nullable(),
    activatedAt: p.type(InstantType).nullable(),
    endedBy: p.uuid().nullable(),
    endedAt: p.type(InstantType).nullable(),
    reachesRunning: p.boolean(),
    spreadAt: p.type(InstantType).nullable(),
  }),
});
