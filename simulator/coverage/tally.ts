import type { Because, Decision } from '../../engine/decision.ts';
import { opensAt } from '../../engine/opening.ts';
import type { Plan } from '../../engine/plan.ts';
import type { State } from '../../engine/state.ts';
import type { Step } from '../../engine/step.ts';
import { ruleOf } from './ruleOf.ts';
import type { Rule } from './rules.ts';

/** How a rule went in a cohort. */
export interface Tally {
  /** How many times it came to pass, and in how many lives. */
  fired: number;
  lives: number;
  /** What became of it otherwise: why it was passed over or taken back, and how many times. */
  readonly otherwise: Map<Because, number>;
}

/** Counts what becomes of every rule, turn by turn, over as many lives as one likes. */
export interface Counter {
  readonly tallies: ReadonlyMap<string, Tally>;
  begin(): void;
  take(plan: Plan, step: Step): void;
  /** Other lives' counts, added to these. */
  add(tallies: ReadonlyMap<string, Tally>): void;
}

export function counter(rules: readonly Rule[]): Counter {
  const tallies = new Map(rules.map(({ key }): [string, Tally] => [key, { fired: 0, lives: 0, otherwise: new Map() }]));
  const branches = new Map<string, Rule[]>();
  for (const rule of rules) if (rule.branch) branches.set(rule.of, [...(branches.get(rule.of) ?? []), rule]);
  let seen = new Set<string>();
  let closed = new Set<string>();
  let asked = new Set<string>();
  const fire = (key: string): void => {
    const tally = tallies.get(key);
    if (!tally) return;
    tally.fired += 1;
    if (!seen.has(key)) tally.lives += 1;
    seen.add(key);
  };
  const also = ({ item, rule, facts }: Decision, plan: Plan, state: State): void => {
    const battery = `${String(facts['battery'])}`;
    const occasion = `${battery}/${String(facts['occasion'])}`;
    if (item === 'closeOccasion') closed.add(occasion);
    if (item === 'answerOccasion' && rule === 'answeredElsewhere') fire(`battery/${battery}/shared`);
    if (item === 'answerOccasion' && closed.has(occasion)) fire(`battery/${battery}/late`);
    if (item === 'askModule') asked.add(String(facts['module']));
    if (item !== 'openModule') return;
    const module = String(facts['module']);
    for (const { key, branch } of branches.get(module) ?? []) {
      const at = branch ? opensAt(branch, { plan, state }, module) : null;
      // Staff's own act is what a branch `byStaff` waits for; asking is forgotten when it has opened.
      const byAct = branch?.kind === 'byStaff' ? rule === 'openedByStaff' : branch?.kind === 'byCitizen' && asked.has(module);
      if (byAct || (at !== null && at <= state.now)) fire(key);
    }
  };
  return {
    tallies,
    begin() {
      seen = new Set();
      closed = new Set();
      asked = new Set();
    },
    add(others) {
      for (const [key, other] of others) {
        const tally = tallies.get(key);
        if (!tally) continue;
        tally.fired += other.fired;
        tally.lives += other.lives;
        for (const [because, count] of other.otherwise) tally.otherwise.set(because, (tally.otherwise.get(because) ?? 0) + count);
      }
    },
    take(plan, { decisions, state }) {
      for (const decision of decisions) {
        const { outcome, item, rule } = decision;
        if (rule === 'quietHours') fire('life/quietHours');
        if (item === 'askModule' && outcome === 'fired') also(decision, plan, state);
        const key = ruleOf(decision);
        if (key === null) continue;
        if (outcome === 'fired' || (item === 'notify' && rule === 'weeklyCap')) {
          if (item !== 'timedFlag' && item !== 'inactivity') fire(key);
          also(decision, plan, state);
        } else if (outcome !== 'moved') {
          const tally = tallies.get(key);
          tally?.otherwise.set(rule, (tally.otherwise.get(rule) ?? 0) + 1);
        }
      }
    },
  };
}
