import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** A signed-in browser. Only the hash of the cookie's secret is kept. */
export const Session = defineEntity({
  name: 'Session',
  tableName: 'session',
  properties: (p) => ({
    idHash: p.blob().primary(),
    kind: p.enum(['citizen', 'staff'] as const),
    personId: p.uuid(),
    placeKind: p.enum(['unit', 'careProvider', 'careUnit', 'platform'] as const).nullable(),
    placeId: p.uuid().nullable(),
    commissionId: p.uuid().nullable(),
    actingFor: p.uuid().nullable(),
    provider: p.text(),
    providerSession: p.text().nullable(),
    providerSubject: p.text().nullable(),
    level: p.integer(),
    idToken: p.text().nullable(),
    createdAt: p.type(InstantType),
    lastUsedAt: p.type(InstantType),
    expiresAt: p.type(InstantType),
  }),
});
