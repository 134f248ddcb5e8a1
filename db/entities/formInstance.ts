import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** One fillable copy of a form: the ordinary one, an occasion's (BAT-11), a module's (FRM-05), a page (FRM-06), or one sent by staff (FRM-16). */
export const FormInstance = defineEntity({
  name: 'FormInstance',
  tableName: 'form_instance',
  properties: (p) => ({
    id: p.uuid().primary(),
    runningMomentId: p.uuid(),
    form: p.text(),
    battery: p.text().nullable(),
    occasion: p.integer().nullable(),
    module: p.text().nullable(),
    page: p.integer().nullable(),
    sent: p.integer().nullable(),
    title: p.text().nullable(),
    day: p.date().nullable(),
    madeAt: p.type(InstantType).nullable(),
    madeByKind: p.enum(['citizen', 'staff', 'plan'] as const).nullable(),
    madeBy: p.uuid().nullable(),
    draft: p.json<unknown>().nullable(),
    draftRevision: p.integer(),
    draftAt: p.type(InstantType).nullable(),
    answerVersion: p.integer(),
    standingVersion: p.integer(),
    withdrawnAt: p.type(InstantType).nullable(),
    withdrawnBy: p.uuid().nullable(),
    withdrawnBecause: p.text().nullable(),
    savedAt: p.type(InstantType).nullable(),
    readAt: p.type(InstantType).nullable(),
    readBy: p.uuid().nullable(),
  }),
});
