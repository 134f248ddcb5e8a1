import * as asking from './asking.ts';
import { type ByHand, live } from './live.ts';
import * as opening from './opening.ts';

/** One workflow for each template, by the template's name. */
export const alarming = (input: ByHand): Promise<void> => live(input, asking.alarming);
export const once = (input: ByHand): Promise<void> => live(input, asking.once);
export const r26 = (input: ByHand): Promise<void> => live(input, asking.r26);
export const weekdays = (input: ByHand): Promise<void> => live(input, asking.weekdays);
export const weekly = (input: ByHand): Promise<void> => live(input, asking.weekly);
export const byCompletion = (input: ByHand): Promise<void> => live(input, opening.byCompletion);
export const byDays = (input: ByHand): Promise<void> => live(input, opening.byDays);
export const inactivity = (input: ByHand): Promise<void> => live(input, opening.inactivity);
export const notDone = (input: ByHand): Promise<void> => live(input, opening.notDone);
