import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** A follow-up of the log that was made and written down. */
export const AccessReview = defineEntity({
  name: 'AccessReview',
  tableName: 'access_review',
  properties: (p) => ({
    id: p.uuid().primary(),
    at: p.type(InstantType),
    careUnitId: p.uuid(),
    byId: p.uuid(),
    kind: p.text(),
    lookedFor: p.json(),
    rowsSeen: p.integer(),
    outcome: p.text(),
    note: p.text(),
  }),
});
