import type { Form } from '../compiler/document/form.ts';
import type { Answers } from '../compiler/document/question.ts';
import { eventsAfter, keepScored, unscoredForms, type UnscoredForm } from '../db/log.ts';
import type { Em } from '../db/orm.ts';
import { keepResults } from '../db/results.ts';
import { formFacts } from '../scoring/facts.ts';
import type { ScoredResult } from '../scoring/score.ts';
import type { Activities, Log } from './contract.ts';
import { failPoint } from './failPoint.ts';
import type { ActivityPorts } from './ports.ts';

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
    for (const form of await unscoredForms(em, runningMoment)) await score(em, ports, runningMoment, form);
    log = await eventsAfter(em, runningMoment, seq);
  }
  return { events: log.events, seq: log.seq, now: (await ports.clock.now(em)) + log.clockOffsetMs };
}

async function score(em: Em, ports: ActivityPorts, runningMoment: string, saved: UnscoredForm): Promise<void> {
  const form = saved.document.forms.find((each) => each.id === saved.form);
  const planned = saved.plan.forms.find((each) => each.id === saved.form);
  const results = form ? await attempt(ports, form, saved.answers) : [];
  await keepResults(em, runningMoment, saved.formAnswer, results, saved.at);
  const known =
    form && planned ? formFacts(form, planned, saved.answers, results) : { facts: { answers: {}, results: {} }, failedResults: [] };
  await keepScored(em, runningMoment, saved.seq, known);
}

/** A scorer that throws is a bug of ours, and still a stored failure of every result: the citizen's answer must not stop the moment (RES-11). */
async function attempt(ports: ActivityPorts, form: Form, answers: Answers): Promise<readonly ScoredResult[]> {
  try {
    return await ports.score(form, answers);
  } catch {
    return form.results.map((result) => ({
      result: result.id,
      value: null,
      band: null,
      failure: 'Beräkningen gick inte att genomföra.',
      methodVersion: result.methodVersion,
      inputs: {},
    }));
  }
}
