import { type LossReport, lossLog, type Outcome, type Thing } from '../lossReport.ts';

/** Where a thing stands in ours, told when the form is whole and places are known. */
export type Place = string | (() => string | undefined);

/** What becomes of each thing in a file, told once for each path: what is said again of the same thing is put together. */
export interface Ledger {
  readonly kept: (path: string, what: Thing, to?: Place) => void;
  readonly changed: (path: string, what: Thing, because: string, to?: Place) => void;
  readonly left: (path: string, what: Thing, because: string) => void;
  /** Nothing to tell of: empty, false, or part of what is told of. */
  readonly nothing: (path: string) => void;
  readonly isTold: (path: string) => boolean;
  readonly report: (source: string, refused?: string) => LossReport;
}

interface Entry {
  readonly what: Thing;
  outcome: Outcome;
  readonly because: Set<string>;
  to: Place | undefined;
}

/** Begins the ledger of one file. */
export function ledger(): Ledger {
  const entries = new Map<string, Entry>();
  const silent = new Set<string>();
  const tell = (path: string, what: Thing, outcome: Outcome, because?: string, to?: Place): void => {
    const known = entries.get(path);
    if (known === undefined) {
      entries.set(path, { what, outcome, because: new Set(because === undefined ? [] : [because]), to });
      return;
    }
    if (RANK[outcome] > RANK[known.outcome]) known.outcome = outcome;
    if (because !== undefined) known.because.add(because);
    known.to ??= to;
  };
  const report = (source: string, refused?: string): LossReport => {
    const log = lossLog('fhir');
    const ordered = [...entries]
      .map(([path, entry]) => ({ path, entry, names: path.split('/') }))
      .sort((a, b) => inOrder(a.names, b.names));
    for (const { path, entry } of ordered) {
      const because = [...entry.because].join(' ');
      const to = typeof entry.to === 'function' ? entry.to() : entry.to;
      if (entry.outcome === 'kept') log.kept(path, entry.what, to);
      else if (entry.outcome === 'changed') log.changed(path, entry.what, because, to);
      else log.left(path, entry.what, because);
    }
    return log.report(source, refused);
  };
  return {
    kept: (path, what, to) => tell(path, what, 'kept', undefined, to),
    changed: (path, what, because, to) => tell(path, what, 'changed', because, to),
    left: (path, what, because) => tell(path, what, 'left', because),
    nothing: (path) => void silent.add(path),
    isTold: (path) => entries.has(path) || silent.has(path),
    report,
  };
}

const RANK: Readonly<Record<Outcome, number>> = { kept: 0, changed: 1, left: 2 };

/** Pointers in the order of the file as far as their numbers say. */
function inOrder(left: readonly string[], right: readonly string[]): number {
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const [one = '', other = ''] = [left[index], right[index]];
    if (one === other) continue;
    if (/^\d+$/.test(one) && /^\d+$/.test(other)) return Number(one) - Number(other);
    return one < other ? -1 : 1;
  }
  return left.length - right.length;
}
