import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** What one person has closed and read of an announcement (ANN-10). */
export const AnnouncementSeen = defineEntity({
  name: 'AnnouncementSeen',
  tableName: 'announcement_seen',
  properties: (p) => ({
    announcementId: p.uuid().primary(),
    personId: p.uuid().primary(),
    closedRevision: p.integer().nullable(),
    readRevision: p.integer().nullable(),
    at: p.type(InstantType),
  }),
});
