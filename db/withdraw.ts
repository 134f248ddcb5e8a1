import type { Instant } from '../engine/plan.ts';
import type { Clock } from './clock.ts';
import { recount } from './counters.ts';
import { appendLocked, type Logged } from './eventLog.ts';
import { copyOf } from './formCopy.ts';
import { holdForm } from './forms.ts';
import { iso } from './instant.ts';
import type { Em } from './orm.ts';
import { Refusal } from './refusal.ts';

/**
 * Staff withdraw the version that stands of a copy, with a reason (FRM-23): it is kept, marked, and feeds nothing. What was saved before it stands
 * again. `answerVersion` 0 takes back a sent copy that waits for answers. The same again is refused with how things are.
 */
export async function withdraw(
  em: Em,
  { runningMoment, instance, answerVersion, reason }: { runningMoment: string; instance: string; answerVersion: number; reason: string },
  staff: string,
  clock: Clock,
): Promise<Logged> {
  const held = await holdForm(em, runningMoment, instance);
  if (held.answerVersion !== answerVersion || (answerVersion === 0 && held.withdrawnAt !== null))
    throw new Refusal('stale', 'Formuläret har ändrats sedan du öppnade det.', { answerVersion: held.answerVersion });
  const by = { kind: 'staff', id: staff } as const;
  if (answerVersion === 0) {
    if (held.sent === null) throw new Refusal('notNow', 'Det finns inget svar att dra tillbaka.');
    const logged = await appendLocked(em, held, { kind: 'sentFormWithdrawn', form: held.form, sent: held.sent, reason }, by, clock);
    await em.execute(
      `update form_instance set withdrawn_at = ?, withdrawn_by = ?::uuid, withdrawn_because = ? where id = ?::uuid`,
      [iso(logged.at), staff, reason, instance],
      'run',
    );
    return logged;
  }
  const [version] = await em.execute<{ id: string; before: number; beforeAt: Instant | null }[]>(
    `select a.id, coalesce(b.answer_version, 0) as before, b.saved_at as "beforeAt" from form_answer a
       left join lateral (select b.answer_version, b.saved_at from form_answer b where b.form_instance_id = a.form_instance_id
         and b.answer_version < a.answer_version and b.withdrawn_at is null order by b.answer_version desc limit 1) b on true
     where a.form_instance_id = ?::uuid and a.answer_version = ?`,
    [instance, answerVersion],
  );
  if (!version) throw new Refusal('notFound', 'Formuläret finns inte.');
  const { id: formAnswer, before: standing, beforeAt } = version;
  const logged = await appendLocked(
    em,
    held,
    { kind: 'formWithdrawn', form: held.form, instance: copyOf(held), answerVersion, standing, reason, formAnswer },
    by,
    clock,
  );
  const at = iso(logged.at);
  await em.execute(
    `update form_answer set withdrawn_at = ?, withdrawn_by = ?::uuid, withdrawn_because = ?, withdrawn_seq = ? where id = ?::uuid`,
    [at, staff, reason, logged.seq, formAnswer],
    'run',
  );
  await em.execute(
    `update form_instance set standing_version = ?, saved_at = ?::timestamptz, read_at = ?, read_by = ?::uuid where id = ?::uuid`,
    [standing, beforeAt === null ? null : iso(beforeAt), at, staff, instance],
    'run',
  );
  await recount(em, runningMoment);
  return logged;
}
