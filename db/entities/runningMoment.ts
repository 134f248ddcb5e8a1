import { defineEntity } from '@mikro-orm/core';
import type { State } from '../../engine/state.ts';
import { InstantType } from '../instant.ts';
import type { StartFacts } from '../startFacts.ts';

/** One citizen's run of a moment, with how far its log has grown and how far the engine has come. */
export const RunningMoment = defineEntity({
  name: 'RunningMoment',
  tableName: 'running_moment',
  properties: (p) => ({
    id: p.uuid().primary(),
    citizenId: p.uuid(),
    unitId: p.uuid(),
    responsibleId: p.uuid().nullable(),
    momentVersionId: p.uuid(),
    moment: p.text(),
    planHash: p.text(),
    workflowType: p.text(),
    kind: p.enum(['real', 'test'] as const),
    phase: p.enum(['invited', 'scheduled', 'active', 'paused', 'maintenance', 'followUp', 'ended', 'halted'] as const),
    start: p.json<StartFacts>(),
    clockOffsetMs: p.bigint('number'),
    startedAt: p.type(InstantType),
    endedAt: p.type(InstantType).nullable(),
    logSeq: p.bigint('number'),
    logStamp: p.type(InstantType),
    wakeSeq: p.bigint('number'),
    appliedSeq: p.bigint('number'),
    appliedStep: p.bigint('number'),
    appliedAt: p.type(InstantType).nullable(),
    state: p.json<State>().nullable(),
    nextDueAt: p.type(InstantType).nullable(),
    workflowStartedAt: p.type(InstantType).nullable(),
    openFlags: p.integer(),
    prioritisedFlags: p.integer(),
    unreadForms: p.integer(),
    lastActivityAt: p.type(InstantType).nullable(),
  }),
});
