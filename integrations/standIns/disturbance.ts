/** How a stand-in is disturbed just now. */
export interface Disturbance {
  /** How much later every answer comes. */
  readonly latencyMs: number;
  /** Every question gets a no. */
  readonly refuses: boolean;
  /** The connection is cut without an answer. */
  readonly outage: boolean;
  /** `damaged`: the answer ends in the middle. `someoneElse`: it is whole, and about another. */
  readonly wrong: 'no' | 'damaged' | 'someoneElse';
}

export const undisturbed: Disturbance = { latencyMs: 0, refuses: false, outage: false, wrong: 'no' };

/** Longer than any time limit there is. */
export const LONGEST_LATENCY_MS = 30_000;

/** A disturbance as it came over the wire; null when it is none. */
export function readDisturbance(value: unknown): Disturbance | null {
  if (typeof value !== 'object' || value === null) return null;
  const { latencyMs, refuses, outage, wrong } = value as Record<string, unknown>;
  if (typeof latencyMs !== 'number' || !Number.isInteger(latencyMs) || latencyMs < 0 || latencyMs > LONGEST_LATENCY_MS) return null;
  if (typeof refuses !== 'boolean' || typeof outage !== 'boolean') return null;
  if (wrong !== 'no' && wrong !== 'damaged' && wrong !== 'someoneElse') return null;
  return { latencyMs, refuses, outage, wrong };
}
