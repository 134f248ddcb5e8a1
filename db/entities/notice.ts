import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** A notice on its way out, each once by its key (promise 4). */
export const Notice = defineEntity({
  name: 'Notice',
  tableName: 'notice',
  properties: (p) => ({
    id: p.uuid().primary(),
    runningMomentId: p.uuid(),
    key: p.text(),
    about: p.text(),
    recipientKind: p.enum(['citizen', 'staff'] as const),
    recipientId: p.uuid().nullable(),
    channel: p.enum(['inbox', 'sms', 'email'] as const),
    module: p.text().nullable(),
    battery: p.text().nullable(),
    occasion: p.integer().nullable(),
    flag: p.text().nullable(),
    status: p.enum(['due', 'sending', 'sent', 'suppressed', 'failed'] as const),
    because: p.text().nullable(),
    dueAt: p.type(InstantType),
    sendingAt: p.type(InstantType).nullable(),
    sentAt: p.type(InstantType).nullable(),
    attempts: p.integer(),
    nextAttemptAt: p.type(InstantType).nullable(),
    lastError: p.text().nullable(),
    notBefore: p.type(InstantType).nullable(),
    outsideCap: p.boolean(),
    flagRound: p.integer().nullable(),
  }),
});
