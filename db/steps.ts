import type { Decision } from '../engine/decision.ts';
import type { Effect } from '../engine/effect.ts';
import type { Moved } from '../engine/move.ts';
import type { Instant, Plan } from '../engine/plan.ts';
import type { State } from '../engine/state.ts';
import { recount } from './counters.ts';
import { keepDecisions } from './decisions.ts';
import { columnsOf } from './formCopy.ts';
import { iso } from './instant.ts';
import { held } from './lock.ts';
import { planByHash } from './moments.ts';
import { flagKeyMoved } from './movedIds.ts';
import { moveRows, movesTo } from './movePlan.ts';
import { keepCitizenNotices, keepStaffNotices } from './keepNotices.ts';
import type { Em } from './orm.ts';
import { unanswered } from './together.ts';

/** How far the engine has come with a running moment, its row held. */
export interface Applied {
  readonly id: string;
  readonly citizen: string;
  readonly unit: string;
  readonly responsible: string | null;
  readonly planHash: string;
  readonly plan: Plan;
  readonly clockOffsetMs: number;
  readonly logSeq: number;
  readonly appliedSeq: number;
  readonly appliedStep: number;
  readonly state: State | null;
}

/** Takes the row and tells how far the engine has come. */
export async function readApplied(em: Em, runningMoment: string): Promise<Applied> {
  const [row] = await held<Omit<Applied, 'plan'>>(
    em,
    `select r.id, r.citizen_id as citizen, r.unit_id as unit, r.responsible_id as responsible, r.plan_hash as "planHash",
       r.clock_offset_ms as "clockOffsetMs", r.log_seq as "logSeq", r.applied_seq as "appliedSeq", r.applied_step as "appliedStep", r.state
     from running_moment r where r.id = ?::uuid for no key update`,
    [runningMoment],
  );
  if (!row) throw new Error(`There is no running moment "${runningMoment}".`);
  return { ...row, plan: await planByHash(em, row.planHash) };
}

/** One step of the engine as it is kept. */
export interface KeptStep {
  readonly step: number;
  readonly expectedSeq: number;
  readonly state: State;
  readonly effects: readonly Effect[];
  readonly decisions: readonly Decision[];
  readonly nextDue: Instant | null;
  /** The plan it has moved to, by its hash, and what it was moved from there on. */
  readonly movedTo?: string;
}

/** Writes a step whole: the caller holds the row and has looked at the fence. `forward` moves the moment's clock. */
export async function keepStep(
  em: Em,
  stands: Applied,
  step: KeptStep,
  clock: { readonly world: Instant; readonly forward: number },
): Promise<void> {
  const { id } = stands;
  const { effects, decisions, state } = step;
  const to =
    step.movedTo === undefined
      ? null
      : await movesTo(em, id, stands.appliedSeq, step.expectedSeq, await planByHash(em, step.movedTo), step.movedTo);
  const first = to === null ? -1 : decisions.findIndex(({ item }) => item === 'movePlan');
  const moved = first === -1 ? decisions.length : first;
  await keepDecisions(em, id, stands.planHash, step.step, decisions.slice(0, moved));
  if (to) {
    await keepDecisions(em, id, to.planHash, step.step, decisions.slice(moved));
    await moveRows(em, id, to, iso(clock.world));
  }
  await keepOccasions(em, id, to?.plan ?? stands.plan, state, decisions);
  for (const effect of effects) await keepFlag(em, id, to === null ? effect : effectMoved(effect, to.moves));
  await keepCitizenNotices(em, stands, effects, clock.world);
  await keepStaffNotices(em, stands, effects, clock.world);
  await em.execute(
    `${unanswered}update running_moment set state = ?::jsonb, phase = ?, started_at = ?::timestamptz, ended_at = ?::timestamptz, next_due_at = ?::timestamptz, applied_seq = ?, applied_step = ?,
       applied_at = ?::timestamptz, clock_offset_ms = clock_offset_ms + ? where id = ?::uuid`,
    [
      JSON.stringify(state),
      state.phase,
      iso(state.startedAt),
      state.ended ? iso(state.ended.at) : null,
      step.nextDue === null ? null : iso(step.nextDue),
      step.expectedSeq,
      step.step,
      iso(clock.world),
      clock.forward,
      id,
    ],
    'run',
  );
  await recount(em, id);
}

/** Each occasion that has opened has its own copy of each of its battery's forms (BAT-11), also one that has closed within the same step. */
async function keepOccasions(em: Em, id: string, plan: Plan, state: State, decisions: readonly Decision[]): Promise<void> {
  const copies = new Map<string, { form: string; battery: string; occasion: number }>();
  const add = (battery: unknown, occasion: unknown): void => {
    const planned = plan.batteries.find((each) => each.id === battery);
    if (!planned || typeof occasion !== 'number') return;
    for (const form of planned.forms) copies.set(`${planned.id}/${occasion}/${form}`, { form, battery: planned.id, occasion });
  };
  for (const { item, outcome, facts } of decisions)
    if ((item === 'openOccasion' || item === 'addOccasion') && outcome === 'fired') add(facts['battery'], facts['occasion']);
  for (const [battery, { occasions }] of Object.entries(state.batteries))
    for (const occasion of Object.keys(occasions)) add(battery, Number(occasion));
  if (copies.size === 0) return;
  await em.execute(
    `${unanswered}insert into form_instance (id, running_moment_id, form, battery, occasion)
     select gen_random_uuid(), ?::uuid, c.form, c.battery, c.occasion from jsonb_to_recordset(?::jsonb) as c (form text, battery text, occasion integer)
     on conflict (running_moment_id, form, battery, occasion, module, page, sent) do nothing`,
    [id, JSON.stringify([...copies.values()])],
    'run',
  );
}

/** A flag's effect by the new plan's ids; those that say so already are left as they are. */
function effectMoved(effect: Effect, moves: readonly Moved[]): Effect {
  if (effect.kind === 'raiseFlag' || effect.kind === 'putOutFlag') return { ...effect, key: moves.reduce(flagKeyMoved, effect.key) };
  return effect.kind === 'escalate' ? { ...effect, flagKey: moves.reduce(flagKeyMoved, effect.flagKey) } : effect;
}

/** A flag raised is a row, once for each round; a step of its ladder is a row beside it; put out is the same row's end (FLG-15, FLG-22). */
async function keepFlag(em: Em, runningMoment: string, effect: Effect): Promise<void> {
  const copy = columnsOf(effect.kind === 'raiseFlag' && effect.instance ? effect.instance : { kind: 'ordinary' });
  if (effect.kind === 'raiseFlag')
    await em.execute(
      `${unanswered}insert into flag (id, running_moment_id, key, round, flag, priority, for_staff, for_unit, for_citizen, form, battery, occasion, module,
         page, sent, raised_at)
       values (gen_random_uuid(), ?::uuid, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (running_moment_id, key, round) do nothing`,
      [
        runningMoment,
        effect.key,
        effect.round,
        effect.flag,
        effect.priority,
        effect.recipients.includes('staff') || effect.recipients.includes('unit'),
        effect.recipients.includes('unit'),
        effect.recipients.includes('citizen'),
        effect.form,
        effect.battery,
        effect.occasion,
        copy.module,
        copy.page,
        copy.sent,
        iso(effect.at),
      ],
      'run',
    );
  if (effect.kind === 'escalate')
    await em.execute(
      `${unanswered}insert into flag_escalation (running_moment_id, key, flag_key, flag_round, rung, recipient, channel, at)
       values (?::uuid, ?, ?, ?, ?, ?, ?, ?) on conflict (running_moment_id, key) do nothing`,
      [runningMoment, effect.key, effect.flagKey, effect.round, effect.rung, effect.to, effect.by, iso(effect.at)],
      'run',
    );
  if (effect.kind === 'putOutFlag')
    await em.execute(
      `${unanswered}update flag set out_at = ?, out_because = ? where running_moment_id = ?::uuid and key = ? and round = ? and out_at is null`,
      [iso(effect.at), effect.because, runningMoment, effect.key, effect.round],
      'run',
    );
}
