import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** A protected identity that one session has been shown, with a reason, until when. */
export const Reveal = defineEntity({
  name: 'Reveal',
  tableName: 'reveal',
  properties: (p) => ({
    sessionHash: p.blob().primary(),
    citizenId: p.uuid().primary(),
    staffId: p.uuid(),
    reason: p.text(),
    until: p.type(InstantType),
  }),
});
