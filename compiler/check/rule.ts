import type { Moment } from '../document/moment.ts';
import type { Problem } from '../problem.ts';

/** One rule: a moment → what in it breaks the rule, each with its place. Takes any parsed moment, however unfinished. */
export type Rule = (moment: Moment) => readonly Problem[];
