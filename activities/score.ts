import { scoreForm, scoreMoment as scoreAcross } from '../scoring/score.ts';
import type { ScoreForm, ScoreMoment } from './ports.ts';

/** Results of a saved form, calculated outside the workflow (architecture §3). */
export const score: ScoreForm = scoreForm;

/** Results of several forms. */
export const scoreMoment: ScoreMoment = scoreAcross;
