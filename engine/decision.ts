import type { Instant } from './plan.ts';

/**
 * Why something did or did not happen (promise 5). Every due item yields exactly one, with the same `key`.
 * What happens at once because of an event (a module opened by staff, a flag raised by an answer) yields one too, due at that instant.
 */
export interface Decision {
  /** Unique in the running moment: `remind/veckomatning/3/1`. For flags the round is part of it. */
  readonly key: string;
  readonly item: DueKind | 'raiseFlag' | 'putOutFlag' | 'completeModule' | 'answerOccasion' | 'lateAnswer' | 'end' | 'notify';
  readonly outcome: 'fired' | 'moved' | 'suppressed' | 'cancelled';
  readonly rule: Because;
  /** Facts that decided it, in ids, numbers and instants; the sentence in `why.ts` is made from these only. */
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
  /** When it was due. */
  readonly nominal: Instant;
  /** When it was decided, on the moment's clock. `actual - nominal` is the lateness. */
  readonly actual: Instant;
  /** The event that caused it, or null when time did. */
  readonly seq: number | null;
}

/** The rules by name. Each has one Swedish sentence for staff and one for the citizen in `why.ts`. */
export type Because =
  | 'openingRule'
  | 'openedByStaff'
  | 'alreadyOpen'
  | 'notOpen'
  | 'alreadyCompleted'
  | 'completesByForms'
  | 'completedByCitizen'
  | 'completedByStaff'
  | 'completedByForms'
  | 'schedule'
  | 'answered'
  | 'notAnswered'
  | 'occasionClosed'
  | 'occasionOpened'
  | 'moduleOpened'
  | 'afterClosing'
  | 'stale'
  | 'laterReminderDue'
  | 'citizenSettings'
  | 'conditionHolds'
  | 'calculationFailed'
  | 'inactivity'
  | 'activity'
  | 'missed'
  | 'formRead'
  | 'formMarkedUnread'
  | 'putOutByStaff'
  | 'alreadyRaised'
  | 'flagOut'
  | 'anchorMoved'
  | 'momentEnded'
  | 'timeLimit'
  | 'endedByStaff'
  | 'halted';

/** What the engine can be waiting for. */
export type DueKind = 'openModule' | 'openOccasion' | 'remind' | 'missOccasion' | 'closeOccasion' | 'inactivity' | 'endMoment';
