import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** An announcement as it stands now (ANN). */
export const Announcement = defineEntity({
  name: 'Announcement',
  tableName: 'announcement',
  properties: (p) => ({
    id: p.uuid().primary(),
    kind: p.enum(['information', 'service', 'system'] as const),
    unitId: p.uuid().nullable(),
    careProviderId: p.uuid().nullable(),
    toStaff: p.boolean(),
    toCitizens: p.boolean(),
    severity: p.enum(['information', 'important', 'disturbance'] as const),
    language: p.text(),
    title: p.text(),
    body: p.text(),
    shownFrom: p.type(InstantType),
    shownTo: p.type(InstantType).nullable(),
    revision: p.integer(),
    againFrom: p.integer(),
    madeBy: p.uuid().nullable(),
    madeAt: p.type(InstantType),
    takenBackBy: p.uuid().nullable(),
    takenBackAt: p.type(InstantType).nullable(),
  }),
});
