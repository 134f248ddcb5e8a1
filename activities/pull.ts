import type { Moment } from '../compiler/document/moment.ts';
import type { Answers } from '../compiler/document/question.ts';
import { eventsAfter, keepScored, unscoredForms, type UnscoredForm } from '../db/log.ts';
import type { Em } from '../db/orm.ts';
import { keepResults } from '../db/results.ts';
import type { ScoredResult } from '../scoring/score.ts';
import type { Activities, Log } from './contract.ts';
import { factsOf } from './facts.ts';
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

/** The log after `seq`, all of it scored. The running moment's row is held while forms are scored, so that two pulls do not score twice. */
export async function readLog(em: Em, ports: ActivityPorts, runningMoment: string, seq: number): Promise<Log> {
  for (const form of await unscoredForms(em, runningMoment)) await score(em, ports, runningMoment, form);
  const { events, seq: newest, clockOffsetMs } = await eventsAfter(em, runningMoment, seq);
  return { events, seq: newest, now: (await ports.clock.now(em)) + clockOffsetMs };
}

async function score(em: Em, ports: ActivityPorts, runningMoment: string, saved: UnscoredForm): Promise<void> {
  const results = await attempt(ports, saved.document, saved.form, saved.answers);
  await keepResults(em, runningMoment, saved.formAnswer, results, saved.at);
  await keepScored(em, runningMoment, saved.seq, {
    facts: factsOf(saved.plan, saved.form, saved.answers, results),
    failedResults: results.filter((result) => result.failure !== null).map((result) => result.result),
  });
}

/** A scorer that throws is a bug of ours, and still a stored failure of every result: the citizen's answer must not stop the moment (RES-11). */
async function attempt(ports: ActivityPorts, document: Moment, id: string, answers: Answers): Promise<readonly ScoredResult[]> {
  const form = document.forms.find((each) => each.id === id);
  if (!form) return [];
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
