import { defineEntity } from '@mikro-orm/core';

/** A care provider that may use a version that is not for everyone. */
export const VersionCareProvider = defineEntity({
  name: 'VersionCareProvider',
  tableName: 'version_care_provider',
  properties: (p) => ({
    momentVersionId: p.uuid().primary(),
    careProviderId: p.uuid().primary(),
  }),
});
