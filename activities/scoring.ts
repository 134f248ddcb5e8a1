import type { Form } from '../compiler/document/form.ts';
import type { Moment } from '../compiler/document/moment.ts';
import type { Answers } from '../compiler/document/question.ts';
import type { Em } from '../db/orm.ts';
import { answersIn, savedBefore, type SavedBefore } from '../db/scoringHistory.ts';
import type { StartFacts } from '../db/startFacts.ts';
import { asked } from '../scoring/asked.ts';
import { alone, type Earlier, type OtherForm, type ScoringContext } from '../scoring/context.ts';
import type { ScoredResult } from '../scoring/score.ts';
import { seenForm } from '../scoring/seen.ts';
import type { ActivityPorts } from './ports.ts';

/** Everything that has been saved in a running moment, as scoring looks back at it; it grows with what is scored. */
export interface History {
  readonly saved: readonly SavedBefore[];
  readonly answers: Map<string, Answers>;
}

/** The history that some savings are scored in, in two questions however many they are. Nothing is asked where no method looks back. */
export async function historyFor(
  em: Em,
  runningMoment: string,
  document: Moment,
  places: readonly { readonly form: string; readonly seq: number }[],
): Promise<History> {
  const looks = (document.results ?? []).length > 0 || places.some(({ form }) => looksBack(document.forms.find(({ id }) => id === form)));
  if (!looks) return { saved: [], answers: new Map() };
  return historyAt(
    em,
    runningMoment,
    places.map(({ seq }) => seq),
  );
}

/** All that is saved, with what was answered in each form's newest copy at these places in the log. */
export async function historyAt(em: Em, runningMoment: string, seqs: readonly number[]): Promise<History> {
  const saved = await savedBefore(em, runningMoment);
  const wanted = new Set(seqs.flatMap((seq) => newestOf(saved, seq, true).map(({ formAnswer }) => formAnswer)));
  return { saved, answers: new Map(await answersIn(em, [...wanted])) };
}

/** A method that looks at more than its own answers. */
const looksBack = (form: Form | undefined): boolean =>
  form?.results.some(({ method }) => !['sum', 'mean', 'weighted', 'count'].includes(method.kind)) ?? false;

/** What stood when the log had come to `seq`: of each copy the newest version not withdrawn; of each form the newest copy. */
export function newestOf(saved: readonly SavedBefore[], seq: number, including: boolean): readonly SavedBefore[] {
  const forms = new Map<string, SavedBefore>();
  for (const one of standing(saved, seq, including)) forms.set(one.form, one);
  return [...forms.values()];
}

function standing(saved: readonly SavedBefore[], seq: number, including: boolean): readonly SavedBefore[] {
  const copies = new Map<string, SavedBefore>();
  for (const one of saved) {
    const isThere = including ? one.seq <= seq : one.seq < seq;
    if (isThere && (one.withdrawnSeq === null || one.withdrawnSeq > seq)) copies.set(one.instance, one);
  }
  return [...copies.values()].toSorted((one, other) => one.seq - other.seq);
}

/** What stands around one saving of a form: who the citizen is, what came of the form before, and the other forms as they stand. */
export function contextOf(
  history: History,
  { document, start, seq, instance, form }: { document: Moment; start: StartFacts; seq: number; instance: string; form: string },
): ScoringContext {
  const before = standing(history.saved, seq, false);
  return {
    citizen: citizenOf(start),
    earlier: before.filter((one) => one.form === form && one.instance !== instance).map((one) => earlierOf(one, one.results)),
    others: othersOf(history, document, seq, form),
  };
}

/** The same for the results of several forms: every form as it stands, and what has come of them before. */
export function momentContextOf(
  history: History,
  { document, start, seq, instance }: { document: Moment; start: StartFacts; seq: number; instance: string },
): ScoringContext {
  return {
    citizen: citizenOf(start),
    earlier: standing(history.saved, seq, false)
      .filter((one) => one.instance !== instance && Object.keys(one.across).length > 0)
      .map((one) => earlierOf(one, one.across)),
    others: othersOf(history, document, seq, null),
  };
}

const earlierOf = ({ at, occasion }: SavedBefore, results: Earlier['results']): Earlier => ({ at, occasion, results });

function othersOf(history: History, document: Moment, seq: number, not: string | null): Readonly<Record<string, OtherForm>> {
  const others: Record<string, OtherForm> = {};
  for (const one of newestOf(history.saved, seq, true)) {
    const form = document.forms.find(({ id }) => id === one.form);
    const answers = history.answers.get(one.formAnswer);
    if (!form || !answers || one.form === not) continue;
    const results = Object.entries(one.results).map(([result, value]) => ({ result, value }));
    others[one.form] = seenForm(form, asked(form, answers).answers, results);
  }
  return others;
}

/** Age and legal sex as they were given at start; never place. */
function citizenOf({ facts = {} }: StartFacts): ScoringContext['citizen'] {
  const { age, sex } = facts;
  return {
    age: typeof age === 'number' ? age : null,
    sex: sex === 'female' || sex === 'kvinna' ? 'female' : sex === 'male' || sex === 'man' ? 'male' : null,
  };
}

/** What has just been scored stands in the history for what is scored after it. */
export function remember(history: History, formAnswer: string, scored: readonly ScoredResult[], across: boolean): History {
  const values = Object.fromEntries(scored.map(({ result, value }) => [result, typeof value === 'boolean' ? String(value) : value]));
  return {
    ...history,
    saved: history.saved.map((one) =>
      one.formAnswer !== formAnswer ? one : across ? { ...one, across: values } : { ...one, results: values },
    ),
  };
}

/** A scorer that throws is a bug of ours, and still a stored failure of every result: the citizen's answer must not stop the moment (RES-11). */
export async function attempt(
  ports: ActivityPorts,
  form: Form,
  answers: Answers,
  context: ScoringContext = alone,
): Promise<readonly ScoredResult[]> {
  try {
    return await ports.score(form, answers, context);
  } catch {
    return form.results.map(failed);
  }
}

/** The same for results of several forms. */
export async function attemptMoment(
  ports: ActivityPorts,
  document: Moment,
  context: ScoringContext,
  saved: string | undefined,
): Promise<readonly ScoredResult[]> {
  const made = (document.results ?? []).filter(({ from }) => saved === undefined || from.includes(saved));
  if (made.length === 0) return [];
  try {
    return await ports.scoreMoment(document, context, saved);
  } catch {
    return made.filter(({ from }) => from.every((form) => Object.hasOwn(context.others, form))).map(failed);
  }
}

const failed = ({ id, methodVersion }: { readonly id: string; readonly methodVersion: string }): ScoredResult => ({
  result: id,
  value: null,
  band: null,
  failure: 'Beräkningen gick inte att genomföra.',
  methodVersion,
  inputs: {},
});
