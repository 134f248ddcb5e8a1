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
    unitId: p.uuid().nullable(),
    idToken: p.text().nullable(),
    createdAt: p.type(InstantType),
    lastUsedAt: p.type(InstantType),
    expiresAt: p.type(InstantType),
  }),
});
