import type { Form } from '../compiler/document/form.ts';
import type { Answers } from '../compiler/document/question.ts';
import type { Clock } from '../db/clock.ts';
import type { Database } from '../db/orm.ts';
import type { ScoredResult } from '../scoring/score.ts';

/** What the activities need of the world; tests give recording ones. */
export interface ActivityPorts {
  readonly db: Database;
  readonly clock: Clock;
  readonly score: ScoreForm;
}

/** All results of one saved form. An impossible calculation is a failed result, not an error. */
export type ScoreForm = (form: Form, answers: Answers) => Promise<readonly ScoredResult[]>;
