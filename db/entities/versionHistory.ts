import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** What has been done with a version, by whom (ROL-01). Append-only. */
export const VersionHistory = defineEntity({
  name: 'VersionHistory',
  tableName: 'version_history',
  properties: (p) => ({
    id: p.uuid().primary(),
    momentVersionId: p.uuid(),
    what: p.enum(['designed', 'handedOver', 'published', 'unpublished', 'visibilityChanged'] as const),
    byId: p.uuid().nullable(),
    at: p.type(InstantType),
  }),
});
