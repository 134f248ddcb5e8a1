import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** Those on a publishing unit who together may edit a moment (ROL-20). */
export const UserGroup = defineEntity({
  name: 'UserGroup',
  tableName: 'user_group',
  properties: (p) => ({
    id: p.uuid().primary(),
    unitId: p.uuid(),
    name: p.text(),
    madeBy: p.uuid(),
    madeAt: p.type(InstantType),
  }),
});
