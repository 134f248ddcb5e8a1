import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** A moment that a unit lets citizens start alone, and which citizens (OPN-02). */
export const OpenMoment = defineEntity({
  name: 'OpenMoment',
  tableName: 'open_moment',
  properties: (p) => ({
    unitId: p.uuid().primary(),
    moment: p.text().primary(),
    open: p.boolean(),
    criteria: p.json<unknown>(),
    responsibleId: p.uuid().nullable(),
    changedBy: p.uuid().nullable(),
    changedAt: p.type(InstantType),
  }),
});
