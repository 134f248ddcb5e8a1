import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** A flag: one row with a life (FLG-15, FLG-16, FLG-22). */
export const Flag = defineEntity({
  name: 'Flag',
  tableName: 'flag',
  properties: (p) => ({
    id: p.uuid().primary(),
    runningMomentId: p.uuid(),
    key: p.text(),
    round: p.integer(),
    flag: p.text(),
    priority: p.enum(['ordinary', 'prioritised'] as const),
    forStaff: p.boolean(),
    forUnit: p.boolean(),
    forCitizen: p.boolean(),
    form: p.text().nullable(),
    battery: p.text().nullable(),
    occasion: p.integer().nullable(),
    module: p.text().nullable(),
    page: p.integer().nullable(),
    sent: p.integer().nullable(),
    raisedAt: p.type(InstantType),
    seenAt: p.type(InstantType).nullable(),
    seenBy: p.uuid().nullable(),
    outAt: p.type(InstantType).nullable(),
    outBy: p.uuid().nullable(),
    outBecause: p.text().nullable(),
  }),
});
