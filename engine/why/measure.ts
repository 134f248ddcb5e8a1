import type { Item } from '../decision.ts';
import { decimal } from './count.ts';
import { byOutcome, clauses } from './outcome.ts';
import { reason } from './reason.ts';
import { both, type Sentences } from './sentences.ts';
import { number, should, type Words } from './words.ts';

/** What is decided about a measure in the activity plan. */
export type MeasureItem = Extract<Item, 'activity' | 'missActivity' | 'observe' | 'setMeasure'>;

/** Why a measure's time came, was missed, or why a value stands as it does (ACT-01..12). Limits are for staff to tell of. */
export function explainMeasure(item: MeasureItem, words: Words): Sentences {
  const { decision, measure, when } = words;
  const { rule, outcome } = decision;
  switch (item) {
    case 'activity':
      if (outcome === 'fired') return both(`Det var dags för ${measure} ${when}, enligt aktivitetsplanen.`);
      return byOutcome(words, {
        did: `Det var dags för ${measure} ${when}`,
        not: `Tiden för ${measure} ${when} hoppades över`,
        should: `Det ${should(words, 'bli dags', 'blivit dags')} för ${measure}`,
      });
    case 'missActivity':
      if (outcome === 'fired') {
        return {
          staff: `${measure} räknas som missad: inget värde hade kommit ${when}.`,
          citizen: `Vi väntade ett värde för ${measure}, men det hade inte kommit ${when}. Du kan ofta fylla i det ändå.`,
        };
      }
      if (rule === 'done') return both(`Ett värde för ${measure} kom i tid.`);
      if (outcome === 'cancelled') {
        const tail = reason(words);
        return {
          staff: `Ett värde för ${measure} väntas inte längre${tail.staff}.`,
          citizen: `Ett värde för ${measure} väntas inte längre${tail.citizen}.`,
        };
      }
      return byOutcome(words, {
        did: `${measure} räknades som missad ${when}`,
        not: `${measure} räknades inte som missad ${when}`,
        should: `Ett värde för ${measure} ${words.ahead ? 'väntades' : 'hade väntats'} senast ${when}`,
      });
    case 'observe': {
      const value = number(decision, 'value');
      const given = value === null ? `Ett värde för ${measure}` : `Värdet ${decimal(value)} för ${measure}`;
      if (outcome === 'fired') {
        const told = byOutcome(words, { did: `Ett värde för ${measure} kom ${when}`, not: '', should: '' });
        return { staff: told.staff, citizen: `${given} sparades ${when}.` };
      }
      return byOutcome(words, {
        did: `${given} sparades ${when}`,
        not: `${given} räknades inte ${when}`,
        should: `${given} ${should(words, 'sparas', 'sparats')}`,
      });
    }
    case 'setMeasure':
      if (outcome !== 'suppressed') {
        if (rule === 'measureEnded') {
          return {
            staff: `${measure} togs bort ur aktivitetsplanen av personal ${when}.`,
            citizen: `Din behandlare tog bort ${measure} ur din aktivitetsplan ${when}.`,
          };
        }
        if (outcome === 'fired') {
          return {
            staff: `${measure} lades in i aktivitetsplanen av personal ${when}.`,
            citizen: `Din behandlare lade in ${measure} i din aktivitetsplan ${when}.`,
          };
        }
      }
      return byOutcome(words, clauses(words, `Aktivitetsplanens ${measure}`, ['ändrades', 'ändras', 'ändrats']));
  }
}
