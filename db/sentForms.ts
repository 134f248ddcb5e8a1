import { randomUUID } from 'node:crypto';
import type { Clock } from './clock.ts';
import { appendLocked, type Logged } from './eventLog.ts';
import { iso } from './instant.ts';
import { lockRunningMoment } from './lock.ts';
import type { Em } from './orm.ts';
import { Refusal } from './refusal.ts';

const MOST_WAITING = 20;

/** Staff send one more copy of a form to this citizen (FRM-16); the engine tells her that something waits. */
export async function sendForm(
  em: Em,
  { runningMoment, form, reason }: { runningMoment: string; form: string; reason: string | null },
  staff: string,
  clock: Clock,
): Promise<{ readonly instance: string; readonly sent: number; readonly logged: Logged }> {
  const locked = await lockRunningMoment(em, runningMoment);
  const [before] = await em.execute<{ last: number; waiting: number }[]>(
    `select coalesce(max(sent) filter (where form = ?), 0) as last,
       (count(*) filter (where sent is not null and answer_version = 0 and withdrawn_at is null))::int as waiting
     from form_instance where running_moment_id = ?::uuid`,
    [form, runningMoment],
  );
  if ((before?.waiting ?? 0) >= MOST_WAITING)
    throw new Refusal('notNow', `Det finns redan ${MOST_WAITING} skickade formulär som väntar på svar. Dra tillbaka något av dem först.`);
  const sent = (before?.last ?? 0) + 1;
  const instance = randomUUID();
  const logged = await appendLocked(em, locked, { kind: 'formSent', form, sent, reason }, { kind: 'staff', id: staff }, clock);
  await em.execute(
    `insert into form_instance (id, running_moment_id, form, sent, made_at, made_by_kind, made_by) values (?::uuid, ?::uuid, ?, ?, ?, 'staff', ?::uuid)`,
    [instance, runningMoment, form, sent, iso(logged.at), staff],
    'run',
  );
  return { instance, sent, logged };
}
