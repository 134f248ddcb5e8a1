import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** A version of a moment: its document, its plan by hash, who owns it and who may see it. */
export const MomentVersion = defineEntity({
  name: 'MomentVersion',
  tableName: 'moment_version',
  properties: (p) => ({
    id: p.uuid().primary(),
    moment: p.text(),
    version: p.text(),
    name: p.text(),
    document: p.json<unknown>(),
    planHash: p.text(),
    status: p.enum(['awaiting', 'published', 'unpublished'] as const),
    publishedAt: p.type(InstantType).nullable(),
    unitId: p.uuid().nullable(),
    visibility: p.enum(['everyone', 'careProviders'] as const),
    licence: p.text(),
    permittedAudience: p.text(),
  }),
});
