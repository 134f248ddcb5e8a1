import type { QuietUntil } from '../db/heldBack.ts';
import { quietUntil } from '../engine/send.ts';
import type { Turn } from '../engine/turn.ts';

/** The engine's own rule of quiet hours, for the relay: a notice that has waited here is held to it as one that has not. */
export const quiet: QuietUntil = (plan, state, at) => quietUntil({ plan, state } as Pick<Turn, 'plan' | 'state'>, at);
