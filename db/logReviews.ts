import type { Instant } from '../engine/plan.ts';
import type { Clock } from './clock.ts';
import { iso } from './instant.ts';
import type { Em } from './orm.ts';

/** A follow-up that was made: what was looked for, how much was seen, and what it came to (LOG-18). */
export interface Review {
  readonly kind: 'accesses' | 'sample' | 'unusual';
  readonly lookedFor: Readonly<Record<string, unknown>>;
  readonly rowsSeen: number;
  readonly outcome: 'nothing' | 'asked' | 'reported';
  readonly note: string;
}

/** Writes a follow-up down, for ever. */
export async function writeReview(
  em: Em,
  review: Review & { readonly id: string; readonly careUnit: string; readonly by: string },
  clock: Clock,
): Promise<void> {
  await em.execute(
    `insert into access_review (id, at, care_unit_id, by_id, kind, looked_for, rows_seen, outcome, note)
     values (?::uuid, ?, ?::uuid, ?::uuid, ?, ?::jsonb, ?, ?, ?)`,
    [
      review.id,
      iso(await clock.now(em)),
      review.careUnit,
      review.by,
      review.kind,
      JSON.stringify(review.lookedFor),
      review.rowsSeen,
      review.outcome,
      review.note,
    ],
    'run',
  );
}

/** The follow-ups of the care unit, newest first. */
export async function reviewsOf(em: Em, careUnit: string, limit: number): Promise<(Review & { id: string; at: Instant; by: string })[]> {
  return em.execute<(Review & { id: string; at: Instant; by: string })[]>(
    `select r.id, r.at, r.kind, r.looked_for as "lookedFor", r.rows_seen as "rowsSeen", r.outcome, r.note,
       s.given_name || ' ' || s.family_name as by
     from access_review r join staff s on s.id = r.by_id where r.care_unit_id = ?::uuid order by r.at desc, r.id limit ?`,
    [careUnit, limit],
  );
}
