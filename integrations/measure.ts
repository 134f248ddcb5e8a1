/** What calls to a service have come to since the process began: how many, how long they took, and what went wrong last. Holds nothing personal. */
export interface Measure {
  note(call: { readonly ms: number; readonly at: number; readonly failed: string | null }): void;
  read(): Measured;
}

export interface Measured {
  readonly calls: number;
  readonly failures: number;
  /** Milliseconds, over the latest calls; null before the first. */
  readonly p50: number | null;
  readonly p95: number | null;
  readonly lastError: { readonly at: number; readonly what: string } | null;
  readonly lastCallAt: number | null;
}

/** Times are kept for this many of the latest calls. */
const KEPT = 500;

export function createMeasure(): Measure {
  const times: number[] = [];
  let calls = 0;
  let failures = 0;
  let lastError: Measured['lastError'] = null;
  let lastCallAt: number | null = null;
  return {
    note({ ms, at, failed }) {
      times[calls % KEPT] = ms;
      calls += 1;
      lastCallAt = at;
      if (failed === null) return;
      failures += 1;
      lastError = { at, what: failed };
    },
    read() {
      const sorted = times.toSorted((a, b) => a - b);
      return { calls, failures, p50: share(sorted, 0.5), p95: share(sorted, 0.95), lastError, lastCallAt };
    },
  };
}

/** The smallest time that at least this share of the calls kept within. */
const share = (sorted: readonly number[], part: number): number | null => sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? null;
