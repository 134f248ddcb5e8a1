import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** A step that a flag has gone because nobody had put it out, each once by its key (promise 4). */
export const FlagEscalation = defineEntity({
  name: 'FlagEscalation',
  tableName: 'flag_escalation',
  properties: (p) => ({
    runningMomentId: p.uuid().primary(),
    key: p.text().primary(),
    flagKey: p.text(),
    flagRound: p.integer(),
    rung: p.integer(),
    recipient: p.enum(['standIn', 'unit', 'citizenAdministrators'] as const),
    channel: p.enum(['list', 'email', 'sms'] as const),
    at: p.type(InstantType),
  }),
});
