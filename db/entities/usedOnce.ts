import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** What a provider sends for one use: an assertion, a request's answer, a logout token. Kept until it has expired by itself. */
export const UsedOnce = defineEntity({
  name: 'UsedOnce',
  tableName: 'used_once',
  properties: (p) => ({
    kind: p.text().primary(),
    id: p.text().primary(),
    until: p.type(InstantType),
  }),
});
