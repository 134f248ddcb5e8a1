import type { SourceItem } from './sourceItem.ts';
import type { SourceOption } from './sourceOption.ts';

/** Where an item of the source ended up, as conditions and calculations see it. */
export interface Placed {
  readonly item: SourceItem;
  /** The question, and its row when it became a row of a matrix. */
  readonly id: string;
  readonly row: string | null;
  /** Its place among the form's questions: what is later cannot be looked at. */
  readonly order: number;
  /** The repeated group it stands in: seen only from the same repetition. */
  readonly group: string | null;
  /** Set when no condition can look at it, with the sentence why. */
  readonly unreachable: string | null;
  readonly kind: 'single' | 'several' | 'logic' | 'number' | 'quantity' | 'text' | 'date' | 'dateTime' | 'time' | 'present' | 'calculated';
  readonly options: readonly PlacedOption[];
  /** A quantity's only unit. */
  readonly unit?: string | null;
}

export interface PlacedOption {
  readonly source: SourceOption;
  readonly id: string;
  readonly score: number | null;
}

export const answersOf = ({ id, row }: Placed): string => (row === null ? `answers.${id}` : `answers.${id}.${row}`);
export const scoresOf = ({ id, row }: Placed): string => (row === null ? `scores.${id}` : `scores.${id}.${row}`);
