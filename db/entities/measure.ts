import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** What a measure of one citizen's activity plan is called, and what it is measured in. */
export const Measure = defineEntity({
  name: 'Measure',
  tableName: 'measure',
  properties: (p) => ({
    runningMomentId: p.uuid().primary(),
    id: p.text().primary(),
    name: p.text(),
    unit: p.text().nullable(),
    diagram: p.boolean(),
    calendar: p.boolean(),
    rule: p.json<unknown>().nullable(),
    endedAt: p.type(InstantType).nullable(),
    setAt: p.type(InstantType),
    setBy: p.uuid(),
  }),
});
