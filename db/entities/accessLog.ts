import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** Who looked at or changed what of whom (promise 9). Partitioned by month on `at`. */
export const AccessLog = defineEntity({
  name: 'AccessLog',
  tableName: 'access_log',
  properties: (p) => ({
    id: p.bigint('number').primary(),
    at: p.type(InstantType),
    chain: p.uuid(),
    link: p.bigint('number'),
    hash: p.blob(),
    event: p.text(),
    action: p.text(),
    thing: p.text(),
    byKind: p.text(),
    byId: p.uuid().nullable(),
    forId: p.uuid().nullable(),
    commissionId: p.uuid().nullable(),
    purpose: p.text().nullable(),
    unitId: p.uuid().nullable(),
    careUnitId: p.uuid().nullable(),
    careProviderId: p.uuid().nullable(),
    citizenId: p.uuid().nullable(),
    runningMomentId: p.uuid().nullable(),
    reason: p.text().nullable(),
    requestId: p.text().nullable(),
  }),
});
