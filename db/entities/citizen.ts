import { defineEntity } from '@mikro-orm/core';

/** A person who receives care. */
export const Citizen = defineEntity({
  name: 'Citizen',
  tableName: 'citizen',
  properties: (p) => ({
    id: p.uuid().primary(),
    personalIdentityNumber: p.text().autoincrement(),
    givenName: p.text(),
    familyName: p.text(),
    email: p.text().nullable(),
    mobile: p.text().nullable(),
    notices: p.boolean(),
  }),
});
