import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** A revision of an announcement as it was, for ever. */
export const AnnouncementVersion = defineEntity({
  name: 'AnnouncementVersion',
  tableName: 'announcement_version',
  properties: (p) => ({
    announcementId: p.uuid().primary(),
    revision: p.integer().primary(),
    content: p.json<unknown>(),
    byId: p.uuid().nullable(),
    at: p.type(InstantType),
  }),
});
