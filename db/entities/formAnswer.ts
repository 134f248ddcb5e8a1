import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** One saved version of an answered form (FRM-07). */
export const FormAnswer = defineEntity({
  name: 'FormAnswer',
  tableName: 'form_answer',
  properties: (p) => ({
    id: p.uuid().primary(),
    formInstanceId: p.uuid(),
    runningMomentId: p.uuid(),
    answerVersion: p.integer(),
    answers: p.json<unknown>(),
    shownHash: p.text(),
    savedAt: p.type(InstantType),
    savedBy: p.uuid(),
    savedByKind: p.enum(['citizen', 'staff'] as const),
    answeredAt: p.type(InstantType).nullable(),
    withdrawnAt: p.type(InstantType).nullable(),
    withdrawnBy: p.uuid().nullable(),
    withdrawnBecause: p.text().nullable(),
    withdrawnSeq: p.bigint('number').nullable(),
    late: p.boolean(),
  }),
});
