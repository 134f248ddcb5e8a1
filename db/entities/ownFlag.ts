import { defineEntity } from '@mikro-orm/core';
import type { Flag } from '../../compiler/document/flag.ts';
import { InstantType } from '../instant.ts';

/** A flag that staff have added to one running moment, as they wrote it. */
export const OwnFlag = defineEntity({
  name: 'OwnFlag',
  tableName: 'own_flag',
  properties: (p) => ({
    runningMomentId: p.uuid().primary(),
    id: p.text().primary(),
    document: p.json<Flag>(),
    addedAt: p.type(InstantType),
    addedBy: p.uuid(),
  }),
});
