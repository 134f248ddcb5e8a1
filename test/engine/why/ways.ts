import { outlook } from '../../../engine/outlook.ts';
import { byRule } from '../../../engine/why/byRule.ts';
import { comingInWords } from '../../../engine/why/coming.ts';
import { whyNothing } from '../../../engine/why/nothing.ts';
import { questionOf } from '../../../engine/why/question.ts';
import type { Sentences } from '../../../engine/why/sentences.ts';
import type { Played } from '../../support/given.ts';
import { QUESTIONS } from './everyWay.ts';
import { loudly } from './loudly.ts';

const said = ({ staff, citizen }: Sentences): string => `  ${staff}\n  ${citizen ?? '–'}\n`;

/** What is answered to everything that can be asked where a life stands: by the plan alone, and by all there is. The question, then what is said. */
export function* answers(stage: string, { plan, state, decisions }: Played): Generator<readonly [head: string, said: string]> {
  for (const text of QUESTIONS) {
    const question = questionOf(text, plan, state, decisions);
    const asked = question === null ? 'ingen fråga' : JSON.stringify(question);
    if (stage === 'begun')
      yield [`${text}, enligt planen`, question === null ? `  ${asked}\n` : `  ${asked}\n${said(byRule(plan, question, loudly))}`];
    if (question === null) continue;
    yield [`${stage}: ${text}`, whyNothing(plan, state, decisions, question, loudly).map(said).join('')];
  }
}

/** What is coming where a life stands, each with its time and whether it is sure, and how much that is. */
export function* coming(stage: string, { plan, state }: Played, days: number): Generator<readonly [head: string, said: string]> {
  const all = outlook(plan, state, state.now + days * 86_400_000);
  yield [`${stage}, ${days} dagar framåt`, `  ${all.length}\n`];
  for (const each of all) {
    const at = each.at === null ? 'utan tid' : loudly.say(each.at);
    const { condition, at: _at, sure, ...rest } = each;
    const known = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null));
    yield [
      `${stage}, ${days} dagar framåt: ${each.key} ${at}`,
      `  ${sure ? 'säkert' : 'kanske'} ${JSON.stringify(known)} ${condition?.kind ?? ''}\n${said(comingInWords(each, { plan, state }, loudly))}`,
    ];
  }
}
