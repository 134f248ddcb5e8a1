import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** Why something did or did not happen (promise 5). */
export const Decision = defineEntity({
  name: 'Decision',
  tableName: 'decision',
  properties: (p) => ({
    runningMomentId: p.uuid().primary(),
    key: p.text().primary(),
    step: p.bigint('number'),
    item: p.text(),
    outcome: p.enum(['fired', 'moved', 'suppressed', 'cancelled'] as const),
    rule: p.text(),
    facts: p.json<unknown>(),
    planHash: p.text(),
    nominal: p.type(InstantType),
    actual: p.type(InstantType),
    seq: p.bigint('number').nullable(),
  }),
});
