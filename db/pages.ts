import { randomUUID } from 'node:crypto';
import type { Clock } from './clock.ts';
import { appendLocked, type By, type Logged } from './eventLog.ts';
import { iso } from './instant.ts';
import { lockRunningMoment } from './lock.ts';
import type { Em } from './orm.ts';
import { Refusal } from './refusal.ts';

/** A page of a tab or calendar form to be added. */
export interface NewPage {
  readonly runningMoment: string;
  readonly form: string;
  readonly title: string | null;
  /** `YYYY-MM-DD`: a calendar has one page a day. */
  readonly day: string | null;
  readonly maximum: number;
}

/**
 * Adds a page (FRM-06, FRM-15), numbered from 1 under the running moment's lock. A day that has a page already is answered with that page and no
 * event; one more than the maximum is refused.
 */
export async function addPage(
  em: Em,
  { runningMoment, form, title, day, maximum }: NewPage,
  by: By & { readonly kind: 'citizen' | 'staff' },
  clock: Clock,
): Promise<{ readonly instance: string; readonly page: number; readonly logged: Logged | null }> {
  const locked = await lockRunningMoment(em, runningMoment);
  const pages = await em.execute<{ instance: string; page: number; day: string | null }[]>(
    `select id as instance, page, day::text as day from form_instance
     where running_moment_id = ?::uuid and form = ? and page is not null order by page`,
    [runningMoment, form],
  );
  const there = day === null ? undefined : pages.find((each) => each.day === day);
  if (there) return { instance: there.instance, page: there.page, logged: null };
  if (pages.length >= maximum) throw new Refusal('notNow', `Det finns redan ${maximum} sidor, och fler går inte att lägga till.`);
  const page = (pages.at(-1)?.page ?? 0) + 1;
  const instance = randomUUID();
  const logged = await appendLocked(em, locked, { kind: 'pageAdded', form, page, by: by.kind }, by, clock);
  await em.execute(
    `insert into form_instance (id, running_moment_id, form, page, title, day, made_at, made_by_kind, made_by)
     values (?::uuid, ?::uuid, ?, ?, ?, ?::date, ?, ?, ?::uuid)`,
    [instance, runningMoment, form, page, title, day, iso(logged.at), by.kind, by.id],
    'run',
  );
  return { instance, page, logged };
}
