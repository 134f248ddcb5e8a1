import { defineEntity } from '@mikro-orm/core';

/** Which versions a unit may start (MOM-02). */
export const UnitMoment = defineEntity({
  name: 'UnitMoment',
  tableName: 'unit_moment',
  properties: (p) => ({
    unitId: p.uuid().primary(),
    momentVersionId: p.uuid().primary(),
  }),
});
