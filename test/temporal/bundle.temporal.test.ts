import { describe, expect, test } from 'vitest';
import { readOrBuildBundle, withoutSourceMap } from '../../temporal/bundle.ts';
import { cacheFolder } from '../support/temporal.ts';

describe('bundle: what every cached running moment carries', () => {
  test('is at most 0.3 MB without its source map, and has one', async () => {
    const bundle = await readOrBuildBundle(cacheFolder);
    const code = withoutSourceMap(bundle);
    expect(code.length).toBeLessThanOrEqual(300_000);
    expect(code.length).toBeGreaterThan(50_000);
    expect(bundle.code.length).toBeGreaterThan(code.length * 2);
  });

  test('holds no parser, no validator and no web server', async () => {
    const code = withoutSourceMap(await readOrBuildBundle(cacheFolder));
    for (const word of ['ZodError', 'jsonata', 'HonoRequest', 'openapi']) expect(code).not.toContain(word);
  });
});
