import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** A message between citizen and staff. */
export const Message = defineEntity({
  name: 'Message',
  tableName: 'message',
  properties: (p) => ({
    id: p.uuid().primary(),
    runningMomentId: p.uuid(),
    byKind: p.enum(['citizen', 'staff'] as const),
    byId: p.uuid(),
    body: p.text(),
    sentAt: p.type(InstantType),
    readAt: p.type(InstantType).nullable(),
    readBy: p.uuid().nullable(),
  }),
});
