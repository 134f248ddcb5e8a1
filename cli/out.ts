/** Where a command writes: results to `line`, what went wrong to `error`. Tests pass a recording one. */
export interface Out {
  readonly line: (text: string) => void;
  readonly error: (text: string) => void;
}
