import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** What was done to places and roles, by whom, to whom, when and why. Append-only. */
export const OrganisationChange = defineEntity({
  name: 'OrganisationChange',
  tableName: 'organisation_change',
  properties: (p) => ({
    id: p.uuid().primary(),
    number: p.bigint('number'),
    at: p.type(InstantType),
    byId: p.uuid(),
    what: p.text(),
    staffId: p.uuid().nullable(),
    role: p.text().nullable(),
    unitId: p.uuid().nullable(),
    careProviderId: p.uuid().nullable(),
    name: p.text().nullable(),
    reason: p.text().nullable(),
  }),
});
