import type { Path } from './path.ts';

/**
 * The only way this room says no: a value with a place and a Swedish sentence to the designer.
 * An error keeps the moment from being published; a warning is something to think about.
 */
export interface Problem {
  /** The rule's file name, or one of the codes for a document that could not be read. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly at: Path;
  readonly message: string;
  /** Other places that take part, such as the first use of an id. */
  readonly related?: readonly Path[];
  /** In an expression: how many characters in, counted from 0. */
  readonly position?: number;
}

/** Codes for documents that no rule gets to see. */
export type ShapeCode =
  | 'NotJson'
  | 'RepeatedName'
  | 'TooLarge'
  | 'TooDeep'
  | 'ForbiddenKey'
  | 'BrokenText'
  | 'NotFinite'
  | 'UnknownFormatVersion'
  | 'Shape';

export const error = (code: string, at: Path, message: string, more: Pick<Problem, 'related' | 'position'> = {}): Problem => ({
  code,
  severity: 'error',
  at,
  message,
  ...more,
});

export const warning = (code: string, at: Path, message: string, more: Pick<Problem, 'related' | 'position'> = {}): Problem => ({
  code,
  severity: 'warning',
  at,
  message,
  ...more,
});

export const isError = (problem: Problem): boolean => problem.severity === 'error';
