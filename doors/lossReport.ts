/** What became of a file from elsewhere: one line for every thing in it, nothing silent (docs/forms.md §5). */
export interface LossReport {
  readonly format: FormatName;
  /** Name and version as the file says. */
  readonly source: string;
  readonly lines: readonly LossLine[];
  readonly counts: Readonly<Record<Outcome, number>>;
  /** Why nothing was made of it, or null. */
  readonly refused: string | null;
}

export type FormatName = '1177' | 'fhir' | 'redcap' | 'radar' | 'formr' | 'csv';
export type Outcome = 'kept' | 'changed' | 'left';
export type Thing =
  | 'form'
  | 'page'
  | 'item'
  | 'option'
  | 'condition'
  | 'calculation'
  | 'text'
  | 'media'
  | 'code'
  | 'validation'
  | 'schedule'
  | 'reminder'
  | 'translation'
  | 'metadata';

/** One thing in the source and what became of it. */
export interface LossLine {
  /** JSON pointer, or row and column, in the source. */
  readonly path: string;
  readonly what: Thing;
  readonly outcome: Outcome;
  /** Where it stands in ours. */
  readonly to?: string;
  /** A Swedish sentence; always for changed and left. */
  readonly because?: string;
}

/** A report while it is being written. */
export interface LossLog {
  /** `remark` is a sentence for what is kept as it was but deserves to be seen. */
  readonly kept: (path: string, what: Thing, to?: string, remark?: string) => void;
  readonly changed: (path: string, what: Thing, because: string, to?: string) => void;
  readonly left: (path: string, what: Thing, because: string) => void;
  /** The report as it stands; with a reason when nothing was made of the file. */
  readonly report: (source: string, refused?: string) => LossReport;
}

/** Begins the report of one file. Every thing in the file is told of once: kept, changed or left. */
export function lossLog(format: FormatName): LossLog {
  const lines: LossLine[] = [];
  return {
    kept: (path, what, to, remark) =>
      void lines.push({
        path,
        what,
        outcome: 'kept',
        ...(to === undefined ? {} : { to }),
        ...(remark === undefined ? {} : { because: remark }),
      }),
    changed: (path, what, because, to) => void lines.push({ path, what, outcome: 'changed', ...(to === undefined ? {} : { to }), because }),
    left: (path, what, because) => void lines.push({ path, what, outcome: 'left', because }),
    report: (source, refused) => ({ format, source, lines: [...lines], counts: countsOf(lines), refused: refused ?? null }),
  };
}

/**
 * Tells of the parts of a thing as `told` did, when the thing was brought in; when it was not, every part of it is left with it.
 */
export function tellParts(told: LossLog, isBrought: boolean, log: LossLog): void {
  for (const { path, what, outcome, to, because } of told.report('').lines) {
    if (outcome === 'left') log.left(path, what, because ?? '');
    else if (!isBrought) log.left(path, what, 'Hör till något som inte förs över.');
    else if (outcome === 'kept') log.kept(path, what, to, because);
    else log.changed(path, what, because ?? '', to);
  }
}

/** A report of a file that nothing was made of. */
export const refusal = (format: FormatName, source: string, because: string): LossReport => lossLog(format).report(source, because);

const countsOf = (lines: readonly LossLine[]): LossReport['counts'] => {
  const counts = { kept: 0, changed: 0, left: 0 };
  for (const { outcome } of lines) counts[outcome] += 1;
  return counts;
};
