import { defineEntity } from '@mikro-orm/core';
import type { OpeningHours } from '../../engine/staffHours.ts';

/** A unit of care, linked to a care unit; or a publishing unit, which has none. */
export const Unit = defineEntity({
  name: 'Unit',
  tableName: 'unit',
  properties: (p) => ({
    id: p.uuid().primary(),
    hsaId: p.text().nullable(),
    name: p.text(),
    kind: p.enum(['care', 'publishing', 'training'] as const),
    careUnitId: p.uuid().nullable(),
    regionId: p.uuid().nullable(),
    active: p.boolean(),
    responsibleId: p.uuid().nullable(),
    openingHours: p.json<OpeningHours>().nullable(),
  }),
});
