import { expect, test } from 'vitest';
import { contentHash } from '../../../compiler/plan/hash.ts';
import { exampleMoment } from '../../support/exampleMoment.ts';

/**
 * What was written before the language grew compiles to the byte-identical plan: a word that is not said is absent.
 * A change in one of these documents changes its hash here too; a change in the compiler never does.
 */
test.each([
  ['somnskola', 'e32bdb86d93426d674f42a0df807e41aead25e0c20365e883837a8ccc2fd7317'],
  ['oro-kort', '7e2bb65dc44be5d4ff65afc194857a651e31db4ccdd2ae640aced5837ca5f95e'],
] as const)('the plan of %s is the one it was before', async (name, hash) => {
  expect(await contentHash(exampleMoment(name).plan)).toBe(hash);
});
