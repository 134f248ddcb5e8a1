import fc from 'fast-check';

export * from 'fast-check';

/** fast-check with at most `FC_RUNS` runs to a property, whatever the test asks for: a mutant is tried thousands of times. */
export default { ...fc, assert } as typeof fc;

const MOST_RUNS = Number(process.env['FC_RUNS'] ?? 25);

function assert(property: Parameters<typeof fc.assert>[0], parameters: Parameters<typeof fc.assert>[1] = {}): ReturnType<typeof fc.assert> {
  return fc.assert(property, { ...parameters, numRuns: Math.min(parameters.numRuns ?? 100, MOST_RUNS) });
}
