import type { Em } from './orm.ts';
import { unanswered } from './together.ts';

/** Counts again what lists show of a running moment: flags for staff that are not out, and saved forms that nobody has read. */
export async function recount(em: Em, runningMoment: string): Promise<void> {
  await em.execute(
    `${unanswered}update running_moment r set
       open_flags = (select count(*) from flag f where f.running_moment_id = r.id and f.out_at is null and f.for_staff),
       prioritised_flags = (select count(*) from flag f where f.running_moment_id = r.id and f.out_at is null and f.for_staff and f.priority = 'prioritised'),
       unread_forms = (select count(*) from form_instance i where i.running_moment_id = r.id and i.saved_at is not null and i.read_at is null)
     where r.id = ?::uuid`,
    [runningMoment],
    'run',
  );
}
