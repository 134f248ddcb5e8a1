import { defineEntity } from '@mikro-orm/core';

/** A region: what care providers and publishing units belong to. */
export const Region = defineEntity({
  name: 'Region',
  tableName: 'region',
  properties: (p) => ({ id: p.uuid().primary(), name: p.text() }),
});
