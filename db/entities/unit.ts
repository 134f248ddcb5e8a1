import { defineEntity } from '@mikro-orm/core';
import type { OpeningHours } from '../../engine/staffHours.ts';

/** A unit of a care provider. */
export const Unit = defineEntity({
  name: 'Unit',
  tableName: 'unit',
  properties: (p) => ({
    id: p.uuid().primary(),
    name: p.text(),
    careProvider: p.text(),
    region: p.text(),
    openingHours: p.json<OpeningHours>().nullable(),
  }),
});
