import fc from 'fast-check';
import { compile } from '../compiler/compile.ts';
import { anyMoment } from '../test/support/anyMoment.ts';
import { longMoment } from '../test/limits/longMoment.ts';
import { cpuMs } from './cpu.ts';
import { examples } from './examples.ts';
import { counted, median, percentile, type Ratio } from './ratio.ts';

const GENERATED = 1_000;

/** From a document's text to its plan, with every check: a thousand generated moments and every example, each once; then moments of many steps. */
export function measureCompile(): readonly Ratio[] {
  const texts = fc.sample(anyMoment(), { numRuns: GENERATED, seed: 26 }).map((document) => JSON.stringify(document));
  const corpus = [...texts, ...examples().map(({ text }) => text)];
  // Once over a part of it, so that what is measured is a house that has been up for a while.
  for (const text of texts.slice(0, 200)) timed(text);
  const times = corpus.map(timed);
  const p50 = percentile(times, 0.5);
  const p99 = percentile(times, 0.99);
  return [
    counted(`Kompilering, ${corpus.length} moment, p50`, 'ms', p50, null, '≤ 5', p50 <= 5),
    counted(`Kompilering, ${corpus.length} moment, p99`, 'ms', p99, null, '≤ 50', p99 <= 50),
    ...[200, 500].map((steps) => {
      const text = JSON.stringify(longMoment(steps, 'each'));
      const each = median(Array.from({ length: 15 }, () => timed(text)));
      return counted(`Kompilering, ett moment med ${steps} steg`, 'ms', each, null, '≤ 50', each <= 50);
    }),
    ...(['sections', 'each'] as const).map((rules) => {
      const kilobytes = JSON.stringify(compile(longMoment(500, rules)).plan).length / 1_000;
      const what = rules === 'each' ? 'regel på varje steg' : 'regel på varje avsnitt';
      return counted(`Planens storlek, 500 steg, ${what}`, 'kB', kilobytes, null, '≤ 256', kilobytes <= 256);
    }),
  ];
}

function timed(text: string): number {
  const began = cpuMs();
  compile(text);
  return cpuMs() - began;
}
