import { defineEntity } from '@mikro-orm/core';

/** Somebody in a user group. */
export const UserGroupMember = defineEntity({
  name: 'UserGroupMember',
  tableName: 'user_group_member',
  properties: (p) => ({
    userGroupId: p.uuid().primary(),
    staffId: p.uuid().primary(),
  }),
});
