import type { Moment } from '../compiler/document/moment.ts';
import type { FormatName, LossReport } from './lossReport.ts';

/** What an import comes to: a document of ours, or null with the reason in the report. */
export interface Imported<T> {
  readonly document: T | null;
  readonly report: LossReport;
}

/** What a file from elsewhere becomes: forms, and whatever else of a moment there is in it, ready to lie in a moment document. */
export type MomentPart = Pick<Moment, 'forms'> & Partial<Omit<Moment, 'forms'>>;

/** A format that comes in by a door of its own. Neither function ever throws, whatever the text. */
export interface Format {
  readonly name: FormatName;
  /** The format's name to people. */
  readonly title: string;
  /** Whether a text looks like this format; the first that says yes takes it. */
  readonly recognise: (text: string) => boolean;
  readonly bring: (text: string) => Imported<MomentPart>;
}
