import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** One fillable copy of a form: the ordinary one, or one per battery occasion (BAT-11). */
export const FormInstance = defineEntity({
  name: 'FormInstance',
  tableName: 'form_instance',
  properties: (p) => ({
    id: p.uuid().primary(),
    runningMomentId: p.uuid(),
    form: p.text(),
    battery: p.text().nullable(),
    occasion: p.integer().nullable(),
    draft: p.json<unknown>().nullable(),
    draftRevision: p.integer(),
    draftAt: p.type(InstantType).nullable(),
    answerVersion: p.integer(),
    savedAt: p.type(InstantType).nullable(),
    readAt: p.type(InstantType).nullable(),
    readBy: p.uuid().nullable(),
  }),
});
