import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Answers } from '../compiler/document/question.ts';
import type { Instant } from '../engine/plan.ts';
import type { Phase, State } from '../engine/state.ts';
import type { Clock } from './clock.ts';
import { recount } from './counters.ts';
import { appendLocked, type Logged } from './eventLog.ts';
import { COPY, copyOf, type Copy } from './formCopy.ts';
import { iso } from './instant.ts';
import { LOCKED, lockRunningMoment, withReading, type Locked } from './lock.ts';
import type { Em } from './orm.ts';
import { Refusal } from './refusal.ts';
import type { StartFacts } from './startFacts.ts';
import { unanswered } from './together.ts';

/** One fillable copy of a form, without what is written in it. */
export interface FormRow extends Copy {
  readonly instance: string;
  readonly form: string;
  /** What a page is called, or its day. */
  readonly title: string | null;
  readonly day: string | null;
  /** When and by whom a page or a sent copy was made. */
  readonly madeAt: Instant | null;
  readonly madeBy: 'citizen' | 'staff' | 'plan' | null;
  readonly hasDraft: boolean;
  /** The version that stands: the newest that has not been withdrawn, 0 when there is none. */
  readonly answerVersion: number;
  readonly savedAt: Instant | null;
  readonly readAt: Instant | null;
  /** The latest version came after the occasion or the moment had closed. */
  readonly late: boolean;
  /** A sent copy that staff have taken back. */
  readonly withdrawnAt: Instant | null;
}

/** A saved version, without what is written in it. */
export interface VersionRow {
  readonly version: number;
  readonly savedAt: Instant;
  readonly answeredAt: Instant | null;
  readonly savedBy: 'citizen' | 'staff';
  readonly savedByName: string | null;
  readonly late: boolean;
  readonly withdrawnAt: Instant | null;
  readonly withdrawnBecause: string | null;
}

/** The same with what is written in it. */
export interface FormInFull extends FormRow {
  readonly draft: { readonly answers: Answers; readonly revision: number; readonly at: Instant } | null;
  /** What the next draft is based on, also when there is none. */
  readonly draftRevision: number;
  readonly answers: Answers | null;
  readonly shownHash: string | null;
  readonly withdrawnBecause: string | null;
  /** The newest first, those withdrawn too. */
  readonly versions: readonly VersionRow[];
}

/** All copies of a running moment's forms: the ordinary ones first, then the occasions', the modules', pages and sent ones in order. */
export async function formsOf(em: Em, runningMoment: string): Promise<FormRow[]> {
  return em.execute<FormRow[]>(
    `select ${COLUMNS} from form_instance i left join form_answer a on a.form_instance_id = i.id and a.answer_version = i.standing_version
     where i.running_moment_id = ?::uuid
     order by i.battery nulls first, i.occasion, i.module nulls first, i.page nulls first, i.sent nulls first, i.form`,
    [runningMoment],
  );
}

/** One copy of a form, whole. */
export async function readForm(em: Em, runningMoment: string, instance: string): Promise<FormInFull> {
  const [row] = await em.execute<
    (FormRow & {
      draftAnswers: Answers | null;
      draftAt: Instant;
      draftRevision: number;
      answers: Answers | null;
      shownHash: string | null;
      withdrawnBecause: string | null;
      versions: readonly VersionRow[] | null;
    })[]
  >(
    `select ${COLUMNS}, i.draft as "draftAnswers", i.draft_at as "draftAt", i.draft_revision as "draftRevision", a.answers, a.shown_hash as "shownHash",
       i.withdrawn_because as "withdrawnBecause", ${VERSIONS} as versions
     from form_instance i left join form_answer a on a.form_instance_id = i.id and a.answer_version = i.standing_version
     where i.running_moment_id = ?::uuid and i.id = ?::uuid`,
    [runningMoment, instance],
  );
  if (!row) throw unknownForm();
  const { draftAnswers, draftAt, ...form } = row;
  return {
    ...form,
    versions: form.versions ?? [],
    draft: draftAnswers === null ? null : { answers: draftAnswers, revision: form.draftRevision, at: draftAt },
  };
}

/** The latest saved answers of some forms that stand, whichever copy they are in, by form. */
export async function latestAnswers(em: Em, runningMoment: string, forms: readonly string[]): Promise<Record<string, Answers>> {
  const rows = await em.execute<{ form: string; answers: Answers }[]>(
    `select distinct on (i.form) i.form, a.answers from form_instance i
       join form_answer a on a.form_instance_id = i.id and a.answer_version = i.standing_version
     where i.running_moment_id = ?::uuid and i.form in (select jsonb_array_elements_text(?::jsonb)) order by i.form, a.saved_at desc`,
    [runningMoment, JSON.stringify(forms)],
  );
  return Object.fromEntries(rows.map(({ form, answers }) => [form, answers]));
}

/** A copy of a form and its running moment, both held until the transaction ends: what an act on the form needs to know. */
export interface HeldForm extends Locked, Copy {
  readonly momentVersion: string;
  readonly startedAt: Instant;
  readonly start: StartFacts;
  readonly endedAt: Instant | null;
  readonly state: State | null;
  readonly instance: string;
  readonly form: string;
  readonly madeAt: Instant | null;
  readonly withdrawnAt: Instant | null;
  /** The version that stands. */
  readonly answerVersion: number;
  /** How many versions there have been. */
  readonly versions: number;
  /** Saved, and read by nobody. */
  readonly unread: boolean;
  readonly draft: Answers | null;
  readonly draftRevision: number;
  readonly draftAt: Instant | null;
}

/** Takes the running moment's row and then the copy's. */
export async function holdForm(em: Em, runningMoment: string, instance: string): Promise<HeldForm> {
  const [row] = await withReading<HeldForm>(
    em,
    `select ${LOCKED}, r.moment_version_id as "momentVersion", r.started_at as "startedAt", r.start, r.ended_at as "endedAt", r.state,
       i.id as instance, i.form, ${COPY}, i.made_at as "madeAt", i.withdrawn_at as "withdrawnAt", i.standing_version as "answerVersion",
       i.answer_version as versions,
       i.saved_at is not null and i.read_at is null as unread, i.draft, i.draft_revision as "draftRevision", i.draft_at as "draftAt", h.clock as "worldsClock"
     from hold_form(?::uuid, ?::uuid) h, lateral (select (h.held).*) r, lateral (select (h.form).*) i
     where r.id is not null and i.id is not null`,
    [runningMoment, instance],
  );
  if (!row) throw unknownForm();
  return row;
}

export interface Draft {
  readonly runningMoment: string;
  readonly instance: string;
  readonly answers: Answers;
  /** The revision it is based on. */
  readonly revision: number;
}

/** Keeps a draft. One based on another revision than the one that stands is refused with what stands; the very same draft again is answered. */
export async function saveDraft(em: Em, draft: Draft, clock: Clock, form?: HeldForm): Promise<{ revision: number; at: Instant }> {
  const stands = form ?? (await holdForm(em, draft.runningMoment, draft.instance));
  const { draftRevision: revision, draftAt } = stands;
  if (revision === draft.revision) {
    const at = (await clock.now(em)) + stands.clockOffsetMs;
    await em.execute(
      `${unanswered}update form_instance set draft = ?::jsonb, draft_revision = draft_revision + 1, draft_at = ? where id = ?::uuid`,
      [JSON.stringify(draft.answers), iso(at), draft.instance],
      'run',
    );
    return { revision: revision + 1, at };
  }
  if (draftAt !== null && revision === draft.revision + 1 && isDeepStrictEqual(stands.draft, draft.answers))
    return { revision, at: draftAt };
  throw new Refusal('stale', 'Formuläret har ändrats någon annanstans.', {
    draft: stands.draft === null || draftAt === null ? null : { answers: stands.draft, revision, at: iso(draftAt) },
    revision,
  });
}

export interface Submission {
  readonly runningMoment: string;
  readonly instance: string;
  readonly answers: Answers;
  /** Hash of the form as it was shown. */
  readonly shownHash: string;
  /** The version these answers replace, 0 for the first. */
  readonly answerVersion: number;
  readonly by: { readonly kind: 'citizen' | 'staff'; readonly id: string };
  /** The form as it was shown, kept once for each hash. */
  readonly shown?: object;
  /** The device's clock when it was answered, in the world's time; what is told, never trusted before the server's own. */
  readonly answeredAt?: Instant | null;
  /** Files that the answers name: they are kept with this version. */
  readonly files?: readonly string[];
}

/**
 * Saved means saved (promise 1): the answers, the copy's row and the event in the log, in the caller's one transaction. Never refused by a
 * rule of time: what comes late is kept and marked. The draft is gone with it; the form is unread again.
 */
export async function submitAnswers(
  em: Em,
  submission: Submission,
  clock: Clock,
  form?: HeldForm,
): Promise<Logged & { answerVersion: number; late: boolean; answeredAt: Instant }> {
  const { runningMoment, instance, by } = submission;
  const row = form ?? (await holdForm(em, runningMoment, instance));
  if (row.answerVersion !== submission.answerVersion) {
    const stands = await readForm(em, runningMoment, instance);
    throw new Refusal('stale', 'Formuläret har sparats någon annanstans sedan du öppnade det.', {
      answerVersion: stands.answerVersion,
      answers: stands.answers,
      savedAt: stands.savedAt === null ? null : iso(stands.savedAt),
    });
  }
  const answer = randomUUID();
  const answerVersion = row.versions + 1;
  const saved = {
    kind: 'formSaved' as const,
    form: row.form,
    instance: copyOf(row),
    answerVersion,
    formAnswer: answer,
    ...(by.kind === 'staff' ? { by: by.kind } : {}),
  };
  const logged = await appendLocked(em, row, saved, by, clock, row.unread ? 0 : 1);
  const late = !TAKEN.has(row.phase) || (row.phase === 'followUp' && row.battery === null) || isClosed(row.state, row, logged.at);
  const answeredAt = answeredWithin(submission.answeredAt ?? null, row, logged.at);
  await em.execute(
    `${unanswered}select keep_answers(?::uuid, ?::uuid, ?::uuid, ?, ?::jsonb, ?, ?, ?, ?::uuid, ?, ?)`,
    [
      answer,
      runningMoment,
      instance,
      answerVersion,
      JSON.stringify(submission.answers),
      submission.shownHash,
      iso(logged.at),
      by.kind,
      by.id,
      iso(answeredAt),
      late,
    ],
    'run',
  );
  if (submission.shown !== undefined)
    await em.execute(
      `${unanswered}insert into shown_form (hash, content) values (?, ?::jsonb) on conflict (hash) do nothing`,
      [submission.shownHash, JSON.stringify(submission.shown)],
      'run',
    );
  if (submission.files !== undefined && submission.files.length > 0)
    await em.execute(
      `${unanswered}update file set kept_in = ? where form_instance_id = ?::uuid and id = any (?::uuid[]) and kept_in is null`,
      [answerVersion, instance, `{${submission.files.join(',')}}`],
      'run',
    );
  return { ...logged, answerVersion, late, answeredAt };
}

/** When it was answered, as the device says, kept between when the copy was there to answer and when the answers came. */
function answeredWithin(answeredAt: Instant | null, row: HeldForm, arrived: Instant): Instant {
  if (answeredAt === null) return arrived;
  const occasion = row.battery === null ? undefined : row.state?.batteries[row.battery]?.occasions[String(row.occasion)];
  const opened = occasion?.openedAt ?? row.madeAt ?? row.startedAt;
  return Math.min(arrived, Math.max(opened, answeredAt + row.clockOffsetMs));
}

/** Takes a draft away, with the files that only it had. True when there was one. */
export async function discardDraft(em: Em, form: HeldForm, clock: Clock): Promise<boolean> {
  const gone = iso((await clock.now(em)) + form.clockOffsetMs);
  await em.execute(
    `${unanswered}update file set gone_at = ? where form_instance_id = ?::uuid and kept_in is null and gone_at is null`,
    [gone, form.instance],
    'run',
  );
  await em.execute(
    `${unanswered}update form_instance set draft = null, draft_at = null, draft_revision = draft_revision + 1 where id = ?::uuid`,
    [form.instance],
    'run',
  );
  return form.draft !== null;
}

/** A member of staff has read a saved form: shared with all readers (FLG-15). Null when it was read already. */
export async function markRead(em: Em, runningMoment: string, instance: string, staff: string, clock: Clock): Promise<Logged | null> {
  return setRead(em, runningMoment, instance, staff, true, clock);
}

/** Marked unread again: its flags come back in a new round (FLG-16). Null when it was unread already. */
export async function markUnread(em: Em, runningMoment: string, instance: string, staff: string, clock: Clock): Promise<Logged | null> {
  return setRead(em, runningMoment, instance, staff, false, clock);
}

async function setRead(
  em: Em,
  runningMoment: string,
  instance: string,
  staff: string,
  read: boolean,
  clock: Clock,
): Promise<Logged | null> {
  const locked = await lockRunningMoment(em, runningMoment);
  const [row] = await em.execute<(Copy & { form: string; savedAt: Instant | null; readAt: Instant | null })[]>(
    `select i.form, ${COPY}, i.saved_at as "savedAt", i.read_at as "readAt" from form_instance i where i.running_moment_id = ?::uuid and i.id = ?::uuid`,
    [runningMoment, instance],
  );
  if (!row || row.savedAt === null) throw unknownForm();
  if ((row.readAt !== null) === read) return null;
  const logged = await appendLocked(
    em,
    locked,
    { kind: read ? 'formRead' : 'formMarkedUnread', form: row.form, instance: copyOf(row) },
    { kind: 'staff', id: staff },
    clock,
  );
  await em.execute(
    `update form_instance set read_at = ?::timestamptz, read_by = ?::uuid where id = ?::uuid`,
    [read ? iso(logged.at) : null, read ? staff : null, instance],
    'run',
  );
  await recount(em, runningMoment);
  return logged;
}

/** Phases in which an answer is not late by the phase alone. */
const TAKEN: ReadonlySet<Phase> = new Set<Phase>(['active', 'paused', 'followUp', 'halted']);

/** An occasion that has closed. The engine keeps those that wait for answers only; a saved one may be saved again. */
function isClosed(
  state: State | null,
  row: { battery: string | null; occasion: number | null; answerVersion: number },
  at: Instant,
): boolean {
  if (!state || row.battery === null || row.occasion === null) return false;
  const occasion = state.batteries[row.battery]?.occasions[String(row.occasion)];
  if (!occasion) return row.answerVersion === 0;
  return occasion.closesAt !== null && occasion.closesAt <= at;
}

const unknownForm = (): Refusal => new Refusal('notFound', 'Formuläret finns inte.');

const COLUMNS = `i.id as instance, i.form, ${COPY}, i.title, i.day::text as day, i.made_at as "madeAt", i.made_by_kind as "madeBy",
  i.draft is not null as "hasDraft", i.standing_version as "answerVersion", i.saved_at as "savedAt", i.read_at as "readAt",
  coalesce(a.late, false) as late, i.withdrawn_at as "withdrawnAt"`;

const ms = (column: string): string => `extract(epoch from ${column}) * 1000`;
const VERSIONS = `(select json_agg(json_build_object('version', v.answer_version, 'savedAt', ${ms('v.saved_at')}, 'answeredAt', ${ms('v.answered_at')},
  'savedBy', v.saved_by_kind, 'savedByName', (select trim(shown_given_name(s) || ' ' || shown_family_name(s)) from staff s where v.saved_by_kind = 'staff' and s.id = v.saved_by),
  'late', v.late, 'withdrawnAt', ${ms('v.withdrawn_at')}, 'withdrawnBecause', v.withdrawn_because) order by v.answer_version desc)
  from form_answer v where v.form_instance_id = i.id)`;

/** The columns of a `VersionRow`, from `form_answer`. */
export const asVersion = (v: string): string =>
  `${v}.answer_version as version, ${v}.saved_at as "savedAt", ${v}.answered_at as "answeredAt", ${v}.saved_by_kind as "savedBy",
  (select trim(shown_given_name(s) || ' ' || shown_family_name(s)) from staff s where ${v}.saved_by_kind = 'staff' and s.id = ${v}.saved_by) as "savedByName",
  ${v}.late, ${v}.withdrawn_at as "withdrawnAt", ${v}.withdrawn_because as "withdrawnBecause"`;
