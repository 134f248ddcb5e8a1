import { defineEntity } from '@mikro-orm/core';

/** A form as people have seen it, once for each hash. */
export const ShownForm = defineEntity({
  name: 'ShownForm',
  tableName: 'shown_form',
  properties: (p) => ({
    hash: p.text().primary(),
    content: p.json<unknown>(),
  }),
});
