/** Why a question to the rows was turned down. The API turns each into problem+json; nothing was written. */
export type RefusalCode =
  /** Unknown, or not for this reader: the two are not told apart. */
  | 'notFound'
  /** The same moment already runs on this citizen at this unit (MOM-13). `changed.runningMoment` is the one that runs. */
  | 'alreadyRunning'
  /** The version is not published, or not for this unit. */
  | 'notPublished'
  /** The page is stale: `changed` says what stands now. */
  | 'stale'
  /** The running moment has ended, so this can no longer be done. */
  | 'ended'
  /** The plan counts from dates that the start does not give: `changed.missing` names them. */
  | 'datesMissing'
  /** The running moment goes on or stands still in a way that this cannot be done in now. */
  | 'notNow'
  /** Only a test run may do this. */
  | 'notTestRun'
  /** The same Idempotency-Key with another request. */
  | 'keyReused'
  /** The same request is being answered right now. */
  | 'inProgress';

/** A refusal is the user's error, a sentence and a code; never a bug. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  readonly changed: Readonly<Record<string, unknown>> | undefined;

  constructor(code: RefusalCode, message: string, changed?: Readonly<Record<string, unknown>>) {
    super(message);
    this.code = code;
    this.changed = changed;
  }
}
