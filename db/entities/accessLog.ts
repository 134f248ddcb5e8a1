import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** Who looked at or changed what of whom (promise 9). */
export const AccessLog = defineEntity({
  name: 'AccessLog',
  tableName: 'access_log',
  properties: (p) => ({
    id: p.bigint('number').primary().autoincrement(),
    at: p.type(InstantType),
    byKind: p.text(),
    byId: p.uuid().nullable(),
    unitId: p.uuid().nullable(),
    citizenId: p.uuid().nullable(),
    runningMomentId: p.uuid().nullable(),
    action: p.text(),
    thing: p.text(),
    reason: p.text().nullable(),
    chain: p.uuid().nullable(),
    link: p.bigint('number').nullable(),
    hash: p.blob().nullable(),
  }),
});
