import { Away } from './away.ts';
import { afterAnswer, afterFailure, beforeCall, closedBreaker } from './breaker.ts';
import type { Breaker } from './breaker.ts';
import { createMeasure } from './measure.ts';
import type { Measured } from './measure.ts';
import type { ServiceName } from './serviceName.ts';
import { Refused } from './standIn.ts';

/** The way to one service: every call has a time limit, a breaker before it and is measured. */
export interface Line {
  readonly service: ServiceName;
  /** `again` tries once more where nothing was answered: for questions only, since a statement may have arrived. */
  call<T>(work: (signal: AbortSignal) => Promise<T>, options?: { readonly again?: boolean }): Promise<T>;
  health(): ServiceHealth;
}

/** How a service is, as this process has found it. */
export interface ServiceHealth extends Measured {
  readonly service: ServiceName;
  /** `open`: it rests and is not asked. `halfOpen`: one call is trying it. */
  readonly state: Breaker['kind'];
  readonly since: number;
}

/** A no is an answer: only what is neither an answer nor a `Refused` counts as a failure. */
export function openLine(service: ServiceName, limitMs: number, now: () => number): Line {
  let breaker = closedBreaker(now());
  const measure = createMeasure();

  async function once<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const asked = beforeCall(breaker, now());
    breaker = asked.breaker;
    if (!asked.mayCall) throw new Away(service, 'resting');
    const began = performance.now();
    const done = (failed: string | null) => {
      const at = now();
      breaker = failed === null ? afterAnswer(breaker, at) : afterFailure(breaker, at);
      measure.note({ ms: Math.round((performance.now() - began) * 10) / 10, at, failed });
    };
    try {
      const answer = await withinTime(work, limitMs, service);
      done(null);
      return answer;
    } catch (error) {
      done(error instanceof Refused ? null : describe(error));
      throw error;
    }
  }

  return {
    service,
    async call(work, { again = false } = {}) {
      try {
        return await once(work);
      } catch (error) {
        if (again && error instanceof Away && error.reason === 'unreachable') return once(work);
        throw error;
      }
    },
    health: () => ({ service, state: breaker.kind, since: breaker.since, ...measure.read() }),
  };
}

/** The limit is for the whole call: a service that drips an answer is cut off too. */
async function withinTime<T>(work: (signal: AbortSignal) => Promise<T>, limitMs: number, service: string): Promise<T> {
  const limit = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Away(service, 'tooSlow'));
      limit.abort();
    }, limitMs);
  });
  try {
    return await Promise.race([work(limit.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** By kind and code only: an error's own words may quote what it was given. */
function describe(error: unknown): string {
  if (error instanceof Away) return error.code === null ? error.reason : `${error.reason} ${error.code}`;
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
  return code !== null && /^[A-Z_]{2,40}$/.test(code) ? `unreachable ${code}` : 'fault';
}
