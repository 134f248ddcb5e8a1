import { defineEntity } from '@mikro-orm/core';

/** A unit of a care provider. */
export const Unit = defineEntity({
  name: 'Unit',
  tableName: 'unit',
  properties: (p) => ({
    id: p.uuid().primary(),
    name: p.text(),
    careProvider: p.text(),
    region: p.text(),
  }),
});
