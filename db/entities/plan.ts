import { defineEntity } from '@mikro-orm/core';
import type { Plan as PlanContent } from '../../engine/plan.ts';

/** A compiled plan, content-addressed and never changed (promise 7). */
export const Plan = defineEntity({
  name: 'Plan',
  tableName: 'plan',
  properties: (p) => ({
    hash: p.text().primary(),
    content: p.json<PlanContent>(),
  }),
});
