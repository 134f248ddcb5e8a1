import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** How far the log has been handed over to the log service. */
export const AccessForward = defineEntity({
  name: 'AccessForward',
  tableName: 'access_forward',
  properties: (p) => ({
    target: p.text().primary(),
    lastId: p.bigint('number'),
    readyId: p.bigint('number'),
    pendingId: p.bigint('number').nullable(),
    pendingXid: p.bigint('number').nullable(),
    storedAt: p.type(InstantType).nullable(),
    failingSince: p.type(InstantType).nullable(),
    lastError: p.text().nullable(),
    leaseUntil: p.type(InstantType).nullable(),
    leaseBy: p.uuid().nullable(),
  }),
});
