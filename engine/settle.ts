import { settleBatteries } from './battery.ts';
import { settleEnd } from './ending.ts';
import { settleFlags } from './flag.ts';
import { halt } from './halt.ts';
import { settleMeasures } from './measure.ts';
import { settleModules } from './module.ts';
import type { Turn } from './turn.ts';

/** Brings everything in line with its rules, again until nothing more follows. */
export function settle(turn: Turn): void {
  for (let before = -1, rounds = 0; before !== turn.changes; rounds += 1) {
    before = turn.changes;
    if (rounds >= MOST_ROUNDS) return halt(turn, 'Reglerna följer på varandra utan slut. Planen kan inte fortsätta.');
    settleModules(turn);
    settleBatteries(turn);
    settleMeasures(turn);
    settleFlags(turn);
    settleEnd(turn);
  }
}

const MOST_ROUNDS = 1_000;
