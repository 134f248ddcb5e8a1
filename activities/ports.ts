import type { Form } from '../compiler/document/form.ts';
import type { Moment } from '../compiler/document/moment.ts';
import type { Answers } from '../compiler/document/question.ts';
import type { Clock } from '../db/clock.ts';
import type { Database } from '../db/orm.ts';
import type { ScoringContext } from '../scoring/context.ts';
import type { ScoredResult } from '../scoring/score.ts';

/** What the activities need of the world; tests give recording ones. */
export interface ActivityPorts {
  readonly db: Database;
  readonly clock: Clock;
  readonly score: ScoreForm;
  readonly scoreMoment: ScoreMoment;
}

/** All results of one saved form. An impossible calculation is a failed result, not an error. */
export type ScoreForm = (form: Form, answers: Answers, context?: ScoringContext) => Promise<readonly ScoredResult[]>;

/** The results of several forms that are made of the form just saved, or all of them. */
export type ScoreMoment = (moment: Moment, context: ScoringContext, saved?: string) => Promise<readonly ScoredResult[]>;
