/**
 * Whether a service is asked at all: it rests after five failures in a row, and after thirty seconds one call tries it. Pure; the clock comes in.
 */
export type Breaker =
  | { readonly kind: 'closed'; readonly since: number; readonly failures: number }
  | { readonly kind: 'open'; readonly since: number }
  /** One call is trying; `since` is when it began. */
  | { readonly kind: 'halfOpen'; readonly since: number };

const FAILURES_IN_A_ROW = 5;
const REST_MS = 30_000;

export const closedBreaker = (now: number): Breaker => ({ kind: 'closed', since: now, failures: 0 });

/** Whether a call may be made now, and how the breaker stands once it is. A call that tries and never comes back keeps nobody out for longer than a rest. */
export function beforeCall(breaker: Breaker, now: number): { readonly mayCall: boolean; readonly breaker: Breaker } {
  if (breaker.kind === 'closed') return { mayCall: true, breaker };
  if (now - breaker.since < REST_MS) return { mayCall: false, breaker };
  return { mayCall: true, breaker: { kind: 'halfOpen', since: now } };
}

/** An answer, whatever it said. */
export function afterAnswer(breaker: Breaker, now: number): Breaker {
  if (breaker.kind === 'closed') return breaker.failures === 0 ? breaker : { ...breaker, failures: 0 };
  return closedBreaker(now);
}

/** No answer that can be used. One that comes late to an open breaker prolongs no rest. */
export function afterFailure(breaker: Breaker, now: number): Breaker {
  if (breaker.kind === 'open') return breaker;
  if (breaker.kind === 'halfOpen') return { kind: 'open', since: now };
  const failures = breaker.failures + 1;
  return failures >= FAILURES_IN_A_ROW ? { kind: 'open', since: now } : { ...breaker, failures };
}
