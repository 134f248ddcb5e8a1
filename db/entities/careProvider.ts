import { defineEntity } from '@mikro-orm/core';

/** A care provider (vårdgivare, UNI-02). */
export const CareProvider = defineEntity({
  name: 'CareProvider',
  tableName: 'care_provider',
  properties: (p) => ({
    id: p.uuid().primary(),
    hsaId: p.text(),
    name: p.text(),
    organisationNumber: p.text().nullable(),
    regionId: p.uuid(),
    active: p.boolean(),
  }),
});
