import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** A published version of a moment: its document, and its plan by hash. */
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
    status: p.enum(['published', 'unpublished'] as const),
    publishedAt: p.type(InstantType),
  }),
});
