import { eventsAfter, keepScored, unscoredForms, type UnscoredForm } from '../db/log.ts';
import type { Em } from '../db/orm.ts';
import { keepResults } from '../db/results.ts';
import { answersIn } from '../db/scoringHistory.ts';
import type { MomentResults } from '../engine/event.ts';
import { asked } from '../scoring/asked.ts';
import { formFacts } from '../scoring/facts.ts';
import type { ScoredResult } from '../scoring/score.ts';
import type { Activities, Log } from './contract.ts';
import { failPoint } from './failPoint.ts';
import type { ActivityPorts } from './ports.ts';
import { attempt, attemptMoment, contextOf, historyAt, historyFor, momentContextOf, newestOf, remember, type History } from './scoring.ts';

/** Events after `seq`; every unscored form among them is scored first, and its results and facts stored in the same transaction. */
export function createPull(ports: ActivityPorts): Activities['pull'] {
  return async (runningMoment, seq) => {
    const log = await ports.db.as({ kind: 'worker' }, (em) => readLog(em, ports, runningMoment, seq));
    failPoint('afterPull');
    return log;
  };
}

/** The log after `seq`, all of it scored. */
export async function readLog(em: Em, ports: ActivityPorts, runningMoment: string, seq: number): Promise<Log> {
  let log = await eventsAfter(em, runningMoment, seq);
  if (log.unscored) {
    const unscored = await unscoredForms(em, runningMoment);
    const document = unscored[0]?.document;
    let history: History = { saved: [], answers: new Map() };
    if (document) history = await historyFor(em, runningMoment, document, unscored);
    for (const form of unscored) history = await (form.kind === 'formSaved' ? score : standAgain)(em, ports, runningMoment, form, history);
    log = await eventsAfter(em, runningMoment, seq);
  }
  return { events: log.events, seq: log.seq, now: (await ports.clock.now(em)) + log.clockOffsetMs };
}

/** A saved form: its own results, those of several forms that it is part of, and what the engine may know of them. */
async function score(em: Em, ports: ActivityPorts, runningMoment: string, saved: UnscoredForm, before: History): Promise<History> {
  const form = saved.document.forms.find((each) => each.id === saved.form);
  const planned = saved.plan.forms.find((each) => each.id === saved.form);
  if (!form || !planned) {
    await keepScored(em, runningMoment, saved.seq, { facts: { answers: {}, results: {} }, failedResults: [] });
    return before;
  }
  const results = await attempt(ports, form, saved.answers, contextOf(before, saved));
  await keepResults(em, runningMoment, saved.formAnswer, results, saved.at);
  let history = remember(before, saved.formAnswer, results, false);
  const across = await attemptMoment(ports, saved.document, momentContextOf(history, saved), saved.form);
  await keepResults(em, runningMoment, saved.formAnswer, across, saved.at, true);
  history = remember(history, saved.formAnswer, across, true);
  const known = formFacts(form, planned, asked(form, saved.answers).answers, results);
  const failed = across.filter(({ failure }) => failure !== null).map(({ result }) => result);
  const named = namedOf(saved, across, saved.form);
  await keepScored(em, runningMoment, saved.seq, {
    facts: known.facts,
    failedResults: [...known.failedResults, ...failed],
    ...(named === null ? {} : { results: named }),
  });
  return history;
}

/** A withdrawn version: what was saved before it, in this copy or another, is what the engine knows from here. Nothing is stored anew. */
async function standAgain(em: Em, ports: ActivityPorts, runningMoment: string, withdrawn: UnscoredForm, before: History): Promise<History> {
  const { form: id, document, plan, seq } = withdrawn;
  const history = before.saved.length > 0 ? before : await historyAt(em, runningMoment, [seq]);
  const stands = newestOf(history.saved, seq, true).find((one) => one.form === id);
  const form = document.forms.find((each) => each.id === id);
  const planned = plan.forms.find((each) => each.id === id);
  let facts = null;
  if (stands && form && planned) {
    const answers = history.answers.get(stands.formAnswer) ?? (await answersIn(em, [stands.formAnswer])).get(stands.formAnswer) ?? {};
    const results = await attempt(ports, form, answers, contextOf(history, { ...withdrawn, seq: stands.seq, instance: stands.instance }));
    facts = formFacts(form, planned, asked(form, answers).answers, results).facts;
  }
  const across = await attemptMoment(ports, document, momentContextOf(history, { ...withdrawn, instance: '' }), id);
  const named = namedOf(withdrawn, across, id);
  await keepScored(em, runningMoment, seq, { facts, ...(named === null ? {} : { results: named }) });
  return history;
}

/** The results of several forms that conditions name and that this form is part of, as they now stand; null where there are none such. */
function namedOf({ plan, document }: UnscoredForm, across: readonly ScoredResult[], form: string): MomentResults | null {
  const named = (document.results ?? []).filter(({ id, from }) => from.includes(form) && plan.results?.includes(id));
  if (named.length === 0) return null;
  return Object.fromEntries(named.map(({ id }) => [id, across.find(({ result }) => result === id)?.value ?? null]));
}
