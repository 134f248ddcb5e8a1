import { defineEntity } from '@mikro-orm/core';

/** A person who gives care. */
export const Staff = defineEntity({
  name: 'Staff',
  tableName: 'staff',
  properties: (p) => ({
    id: p.uuid().primary(),
    hsaId: p.text(),
    givenName: p.text(),
    familyName: p.text(),
    title: p.text(),
    email: p.text().nullable(),
    mobile: p.text().nullable(),
    active: p.boolean(),
    protected: p.boolean(),
    personalIdentityNumber: p.text().nullable(),
  }),
});
