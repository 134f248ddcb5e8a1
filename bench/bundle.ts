import { gzipSync } from 'node:zlib';
import { buildBundle, withoutSourceMap } from '../temporal/bundle.ts';
import { bareBundle } from './bare/bundle.ts';
import { counted, type Ratio } from './ratio.ts';

/** What a worker loads into each sandbox, without its source map. */
export async function measureBundle(): Promise<readonly Ratio[]> {
  const ours = withoutSourceMap(await buildBundle());
  const bare = withoutSourceMap(await bareBundle());
  const megabytes = ours.length / 1e6;
  return [
    counted('Arbetsflödenas bunt, utan källkarta', 'MB', megabytes, bare.length / 1e6, '≤ 0,30 MB', megabytes <= 0.3),
    counted('Samma bunt, packad', 'MB', gzipSync(ours).length / 1e6, gzipSync(bare).length / 1e6, '–', null),
  ];
}
