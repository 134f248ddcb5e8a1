import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** What a unit sorts its running moments by. */
export const Category = defineEntity({
  name: 'Category',
  tableName: 'category',
  properties: (p) => ({
    id: p.uuid().primary(),
    unitId: p.uuid(),
    name: p.text(),
    madeBy: p.uuid().nullable(),
    madeAt: p.type(InstantType),
    retiredAt: p.type(InstantType).nullable(),
  }),
});
