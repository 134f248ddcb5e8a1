import { checkAnswers, type AnswerProblem, type Mode } from '../compiler/answers/checkAnswers.ts';
import { formLogic } from '../compiler/answers/formLogic.ts';
import { tidyAnswers } from '../compiler/answers/tidyAnswers.ts';
import type { Form } from '../compiler/document/form.ts';
import type { Answers } from '../compiler/document/question.ts';
import { filesOf } from '../db/files.ts';
import { holdForm, submitAnswers, type HeldForm } from '../db/forms.ts';
import { momentVersions } from '../db/moments.ts';
import type { Em } from '../db/orm.ts';
import { localDate } from '../engine/clock.ts';
import { zoneOf } from '../engine/opening.ts';
import type { Plan } from '../engine/plan.ts';
import type { Acted } from './act.ts';
import type { Deps } from './deps.ts';
import { filesIn, takesFiles } from './filesIn.ts';
import { logAccess } from './logAccess.ts';
import { mayReach } from './mayReach.ts';
import { isReachable } from './present/form.ts';
import { iso, stateOf } from './present/running.ts';
import { conflict, notFound, wrongFields } from './refusal.ts';
import { shownForm, shownHash } from './shownHash.ts';
import { authorOf } from './signedIn.ts';
import type { InCare } from './signedIn.ts';

/** A copy of a form that somebody acts on, held until the act has committed. */
export interface Held {
  readonly held: HeldForm;
  readonly form: Form;
  readonly plan: Plan;
}

/** Takes a copy that this reader may reach; all others are unknown. */
export async function holdReachable(em: Em, deps: Deps, signedIn: InCare, id: string, instance: string): Promise<Held> {
  const held = await holdForm(em, id, instance);
  const version = (await momentVersions(em, [held.momentVersion])).get(held.momentVersion);
  const form = version?.document.forms.find((each) => each.id === held.form);
  if (!form || !version || !(await mayReach(em, deps, signedIn, { id, citizenId: held.citizenId, unitId: held.unitId }))) throw notFound();
  const state = stateOf(held, version.plan);
  // Staff reach every copy of their unit's; the citizen what has opened.
  if (signedIn.kind === 'citizen' && !isReachable({ plan: version.plan, document: version.document, state }, held)) throw notFound();
  return { held, form, plan: version.plan };
}

/** All that is wrong with answers to a form: the form's own rules, by the day where the citizen is, and files that are not this copy's. */
export async function wrongAnswers(
  em: Em,
  { held, form, plan }: Held,
  answers: Answers,
  mode: Mode,
  days: readonly number[],
): Promise<readonly AnswerProblem[]> {
  const zone = zoneOf({ plan, state: stateOf(held, plan) });
  const logic = formLogic(form);
  // Answered before midnight and come after it: right by either day is right.
  const found = days.map((at) => checkAnswers(form.questions, answers, mode, logic, localDate(zone, at)));
  const wrong = found.find((each) => each.length === 0) ?? found[0] ?? [];
  if (wrong.length > 0) return wrong;
  const named = takesFiles(form.questions) ? filesIn(form.questions, answers) : [];
  if (named.length === 0) return [];
  const there = new Map((await filesOf(em, held.instance)).map((file) => [file.id, file]));
  return named
    .filter(({ question, file }) => there.get(file)?.question !== question)
    .map(({ question }) => ({ question, message: 'Filen finns inte längre. Lägg till den igen.' }));
}

export interface Submitted {
  readonly answers: Answers;
  readonly shownHash: string;
  readonly answerVersion: number;
  readonly answeredAt?: string | undefined;
}

/** What is answered of a saving. */
interface Saved {
  readonly answerVersion: number;
  readonly savedAt: string;
  readonly answeredAt: string;
  readonly late: boolean;
}

/** Saves the answers to a form, whoever answers. Never refused by a rule of time (promise 1). */
export async function saveForm(em: Em, deps: Deps, signedIn: InCare, id: string, held: Held, submitted: Submitted): Promise<Acted<Saved>> {
  const { form, plan } = held;
  const current = shownHash(form);
  if (submitted.shownHash !== current)
    throw conflict('stale', 'Formuläret har ändrats sedan du öppnade det. Läs om sidan och svara igen.', { shownHash: current });
  const now = (await deps.clock.now(em)) + held.held.clockOffsetMs;
  const told = submitted.answeredAt === undefined ? null : Date.parse(submitted.answeredAt);
  const days = told === null || told + held.held.clockOffsetMs >= now ? [now] : [now, told + held.held.clockOffsetMs];
  const wrong = await wrongAnswers(em, held, submitted.answers, 'save', days);
  if (wrong.length > 0) throw wrongFields('Några svar behöver rättas.', wrong.map(fieldOf));
  const answers = tidyAnswers(form.questions, submitted.answers, localDate(zoneOf({ plan, state: stateOf(held.held, plan) }), now));
  const saved = await submitAnswers(
    em,
    {
      runningMoment: id,
      instance: held.held.instance,
      answers,
      shownHash: current,
      ...(kept.has(current) ? {} : { shown: shownForm(form) }),
      answerVersion: submitted.answerVersion,
      answeredAt: told,
      files: filesIn(form.questions, answers).map(({ file }) => file),
      by: authorOf(signedIn),
    },
    deps.clock,
    held.held,
  );
  await logAccess(em, deps, signedIn, {
    action: 'save',
    thing: `form/${form.id}`,
    citizenId: held.held.citizenId,
    runningMomentId: id,
    unitId: held.held.unitId,
  });
  return {
    body: { answerVersion: saved.answerVersion, savedAt: iso(saved.at), answeredAt: iso(saved.answeredAt), late: saved.late },
    nudge: { runningMoment: id, seq: saved.seq },
  };
}

/** What was shown has committed with its answers: it need not be sent to the rows again. */
export const noteKept = (hash: string): void => void kept.add(hash);

const kept = new Set<string>();

/** A problem as the contract says it. */
export const fieldOf = ({ question, message, at }: AnswerProblem) => ({ question, message, ...(at === undefined ? {} : { at: [...at] }) });
