import { loadavg } from 'node:os';

/** One line of the table: what we take, what the anchor takes, both measured in the same run. */
export interface Ratio {
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  readonly anchor: number | null;
  /** Median of the blocks' ratios; null where there is no anchor. */
  readonly ratio: number | null;
  /** What targets.md asks of it, in words. */
  readonly goal: string;
  readonly reached: boolean | null;
  readonly blocks: number;
  /** Blocks thrown away because the machine's load differed from its twin's. */
  readonly rejected: number;
  readonly load: readonly number[];
}

/** What is asked of a ratio. */
export interface Asked {
  readonly name: string;
  readonly unit: string;
  readonly goal: string;
  readonly reached: (ratio: number) => boolean;
}

/** Both of every pair, and what the machine was doing meanwhile. */
export interface InTurns<Sample> {
  readonly kept: readonly { readonly ours: Sample; readonly anchor: Sample }[];
  readonly rejected: number;
  readonly load: readonly number[];
}

/** Measures the two in turns (ABAB), at least five pairs; a pair whose loads differ by more than a fifth is taken again, five times at most. */
export async function inTurns<Sample>(
  ours: () => Promise<Sample> | Sample,
  anchor: () => Promise<Sample> | Sample,
  pairs = 5,
): Promise<InTurns<Sample>> {
  const kept: { readonly ours: Sample; readonly anchor: Sample }[] = [];
  const load: number[] = [];
  let rejected = 0;
  while (kept.length < pairs) {
    const a = await ours();
    const first = busy();
    const b = await anchor();
    const second = busy();
    load.push(first, second);
    if (rejected < 5 && Math.abs(first - second) > 0.2 * Math.max(first, second, 0.5)) rejected += 1;
    else kept.push({ ours: a, anchor: b });
  }
  return { kept, rejected, load: load.map((one) => Math.round(one * 100) / 100) };
}

/** One figure of what was measured in turns: the median of the pairs' ratios. */
export function ratioOf<Sample>(of: Asked, { kept, rejected, load }: InTurns<Sample>, figure: (sample: Sample) => number): Ratio {
  const ratio = median(kept.map((pair) => figure(pair.ours) / figure(pair.anchor)));
  return {
    name: of.name,
    unit: of.unit,
    goal: of.goal,
    ours: median(kept.map((pair) => figure(pair.ours))),
    anchor: median(kept.map((pair) => figure(pair.anchor))),
    ratio,
    reached: of.reached(ratio),
    blocks: kept.length,
    rejected,
    load,
  };
}

/** The same for what has one figure. */
export async function sideBySide(
  of: Asked,
  ours: () => Promise<number> | number,
  anchor: () => Promise<number> | number,
  pairs = 5,
): Promise<Ratio> {
  return ratioOf(of, await inTurns(ours, anchor, pairs), (sample) => sample);
}

/** A figure that is the same every time: counted once. */
export function counted(name: string, unit: string, ours: number, anchor: number | null, goal: string, reached: boolean | null): Ratio {
  return { name, unit, ours, anchor, ratio: anchor === null ? null : ours / anchor, goal, reached, blocks: 1, rejected: 0, load: [] };
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** The machine's load average over the last minute. */
const busy = (): number => loadavg()[0] ?? 0;
