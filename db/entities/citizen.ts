import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

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
    protected: p.boolean(),
    deceasedOn: p.date().nullable(),
    registered: p.boolean(),
    hasAccount: p.boolean(),
    municipality: p.text().nullable(),
    county: p.text().nullable(),
    lookedUpAt: p.type(InstantType).nullable(),
  }),
});
