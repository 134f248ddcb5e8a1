import type { Moved } from '../engine/move.ts';
import type { Plan } from '../engine/plan.ts';
import type { Clock } from './clock.ts';
import { appendLocked, type By, type Logged } from './eventLog.ts';
import { makeFirstCopies } from './formCopy.ts';
import { lockRunningMoment } from './lock.ts';
import { momentVersions } from './moments.ts';
import { flagKeyMoved } from './movedIds.ts';
import type { Em } from './orm.ts';
import { Refusal } from './refusal.ts';
import { unanswered } from './together.ts';

/**
 * Lets a running moment go on by another version's plan (promise 7): an event in its log, appended under the row's lock. The row, its forms
 * and its flags follow when the engine has taken it. Null when it goes by that version already.
 */
export async function movePlan(
  em: Em,
  runningMoment: string,
  momentVersion: string,
  moved: Moved,
  as: 'wording' | 'safe' | 'migration',
  by: By,
  clock: Clock,
): Promise<Logged | null> {
  const locked = await lockRunningMoment(em, runningMoment);
  const [stands] = await em.execute<{ moment: string; momentVersion: string }[]>(
    `select r.moment, coalesce((select e.content ->> 'momentVersion' from event e
       where e.running_moment_id = r.id and e.kind = 'planMoved' order by e.seq desc limit 1), r.moment_version_id::text) as "momentVersion"
     from running_moment r where r.id = ?::uuid`,
    [runningMoment],
  );
  const to = (await momentVersions(em, [momentVersion])).get(momentVersion);
  if (!stands || !to || to.document.id !== stands.moment) throw new Refusal('notFound', 'Versionen finns inte.');
  if (stands.momentVersion === momentVersion) return null;
  return appendLocked(em, locked, { kind: 'planMoved', hash: to.planHash, moved, as, momentVersion }, by, clock);
}

/** What a step that took a move is written under: the new plan and version. */
export interface MovedTo {
  readonly planHash: string;
  readonly plan: Plan;
  readonly momentVersion: string;
  /** In the order they were taken. */
  readonly moves: readonly Moved[];
}

/** The moves between two numbers of the log, up to and with the one to the plan with this hash. */
export async function movesTo(em: Em, runningMoment: string, after: number, until: number, plan: Plan, planHash: string): Promise<MovedTo> {
  const rows = await em.execute<{ hash: string; momentVersion: string; moved: Moved }[]>(
    `select content ->> 'hash' as hash, content ->> 'momentVersion' as "momentVersion", content -> 'moved' as moved from event
     where running_moment_id = ?::uuid and kind = 'planMoved' and seq > ? and seq <= ? order by seq`,
    [runningMoment, after, until],
  );
  const last = rows.findLastIndex(({ hash }) => hash === planHash);
  const to = rows[last];
  if (!to) throw new Error(`The log of "${runningMoment}" has no move to the plan "${planHash}".`);
  return { planHash, plan, momentVersion: to.momentVersion, moves: rows.slice(0, last + 1).map(({ moved }) => moved) };
}

/** Takes the rows along: the running moment's version, its forms' copies, its flags, and the notices that have not gone yet. */
export async function moveRows(em: Em, runningMoment: string, to: MovedTo, at: string): Promise<void> {
  for (const moved of to.moves) {
    await renameForms(em, runningMoment, moved);
    await renameFlags(em, runningMoment, moved);
    await renameNotices(em, runningMoment, moved);
  }
  const version = (await momentVersions(em, [to.momentVersion])).get(to.momentVersion);
  if (version) await makeFirstCopies(em, runningMoment, version.document, at);
  await em.execute(
    `${unanswered}update running_moment set plan_hash = ?, workflow_type = ?, moment_version_id = ?::uuid where id = ?::uuid`,
    [to.planHash, to.plan.workflowType, to.momentVersion, runningMoment],
    'run',
  );
}

async function renameForms(em: Em, runningMoment: string, { forms, batteries, modules }: Moved): Promise<void> {
  if (Object.keys(forms).length + Object.keys(batteries).length + Object.keys(modules).length === 0) return;
  const names = [JSON.stringify(forms), JSON.stringify(batteries), JSON.stringify(modules)];
  // By a name that nothing has between, so that two forms may change names with each other.
  await em.execute(
    `update form_instance set form = '~' || coalesce(?::jsonb ->> form, form), battery = coalesce(?::jsonb ->> battery, battery),
       module = coalesce(?::jsonb ->> module, module)
     where running_moment_id = ?::uuid and (jsonb_exists(?::jsonb, form) or jsonb_exists(?::jsonb, battery) or jsonb_exists(?::jsonb, module))`,
    [...names, runningMoment, ...names],
    'run',
  );
  await em.execute(
    `update form_instance set form = substr(form, 2) where running_moment_id = ?::uuid and form like '~%'`,
    [runningMoment],
    'run',
  );
}

async function renameFlags(em: Em, runningMoment: string, moved: Moved): Promise<void> {
  const flags = await em.execute<
    { id: string; key: string; flag: string; form: string | null; battery: string | null; module: string | null }[]
  >(`select id, key, flag, form, battery, module from flag where running_moment_id = ?::uuid`, [runningMoment]);
  for (const { id, key, flag, form, battery, module } of flags) {
    const to = { key: flagKeyMoved(key, moved), flag: moved.flags[flag] ?? flag };
    if (to.key === key && to.flag === flag) continue;
    await em.execute(
      `update flag set key = ?, flag = ?, form = ?, battery = ?, module = ? where id = ?::uuid`,
      [
        to.key,
        to.flag,
        form && (moved.forms[form] ?? form),
        battery && (moved.batteries[battery] ?? battery),
        module && (moved.modules[module] ?? module),
        id,
      ],
      'run',
    );
    await em.execute(
      `update flag_escalation set flag_key = ? where running_moment_id = ?::uuid and flag_key = ?`,
      [to.key, runningMoment, key],
      'run',
    );
  }
}

async function renameNotices(em: Em, runningMoment: string, moved: Moved): Promise<void> {
  const notices = await em.execute<{ id: string; module: string | null; battery: string | null; flag: string | null }[]>(
    `select id, module, battery, flag from notice where running_moment_id = ?::uuid and status in ('due', 'sending')`,
    [runningMoment],
  );
  for (const { id, module, battery, flag } of notices)
    await em.execute(
      `update notice set module = ?, battery = ?, flag = ? where id = ?::uuid`,
      [
        module && (moved.modules[module] ?? module),
        battery && (moved.batteries[battery] ?? battery),
        flag && flagKeyMoved(flag, moved),
        id,
      ],
      'run',
    );
}
