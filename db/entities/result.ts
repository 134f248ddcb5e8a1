import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** A calculated result, or its failure, as a stored fact (RES-11). */
export const Result = defineEntity({
  name: 'Result',
  tableName: 'result',
  properties: (p) => ({
    formAnswerId: p.uuid().primary(),
    runningMomentId: p.uuid(),
    result: p.text().primary(),
    across: p.boolean().primary(),
    revision: p.integer().primary(),
    value: p.double().nullable(),
    textValue: p.text().nullable(),
    band: p.text().nullable(),
    failure: p.text().nullable(),
    methodVersion: p.text(),
    inputs: p.json<unknown>(),
    at: p.type(InstantType),
    recomputedAt: p.type(InstantType).nullable(),
    recomputedBy: p.text().nullable(),
    recomputedBecause: p.text().nullable(),
  }),
});
