import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** A file that somebody has sent to a copy of a form. Its bytes are in the file store. */
export const File = defineEntity({
  name: 'File',
  tableName: 'file',
  properties: (p) => ({
    id: p.uuid().primary(),
    runningMomentId: p.uuid(),
    formInstanceId: p.uuid(),
    question: p.text(),
    name: p.text(),
    type: p.text().nullable(),
    kind: p.enum(['image', 'pdf', 'document', 'audio', 'video'] as const).nullable(),
    bytes: p.bigint('number').nullable(),
    width: p.integer().nullable(),
    height: p.integer().nullable(),
    byKind: p.enum(['citizen', 'staff'] as const),
    byId: p.uuid(),
    begunAt: p.type(InstantType),
    storedAt: p.type(InstantType).nullable(),
    keptIn: p.integer().nullable(),
    goneAt: p.type(InstantType).nullable(),
  }),
});
