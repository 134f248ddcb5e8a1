import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** A version of a form of the publishing unit, for ever as it was published (FRM-24). */
export const SharedForm = defineEntity({
  name: 'SharedForm',
  tableName: 'shared_form',
  properties: (p) => ({
    id: p.text().primary(),
    version: p.text().primary(),
    title: p.text(),
    document: p.json<unknown>(),
    publishedAt: p.type(InstantType),
  }),
});
