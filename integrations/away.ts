/**
 * The service gave no answer that can be used: trying again later may help. What went wrong is told by kind and code only, never by what the
 * service said: that may be about a person.
 */
export class Away extends Error {
  override readonly name: string = 'Away';
  readonly reason: AwayReason;
  /** A status or fault code, `HTTP 503`, `VP009`. */
  readonly code: string | null;

  constructor(service: string, reason: AwayReason, code: string | null = null, cause?: unknown) {
    super(`The service "${service}" is away: ${reason}${code === null ? '' : ` (${code})`}.`, cause === undefined ? undefined : { cause });
    this.reason = reason;
    this.code = code;
  }
}

export type AwayReason =
  /** No connection, or one that was cut before an answer had begun. */
  | 'unreachable'
  /** No whole answer within the time limit. */
  | 'tooSlow'
  /** An answer that is not what the contract says: damaged, too large, in another namespace, about somebody else. */
  | 'brokenAnswer'
  /** The service said that it has failed. */
  | 'fault'
  /** Not asked: the breaker is open. */
  | 'resting';
