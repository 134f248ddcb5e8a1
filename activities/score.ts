import { scoreForm } from '../scoring/score.ts';
import type { ScoreForm } from './ports.ts';

/** Results of a saved form, calculated outside the workflow (architecture §3). */
export const score: ScoreForm = scoreForm;
