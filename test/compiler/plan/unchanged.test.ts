import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compile } from '../../../compiler/compile.ts';
import { contentHash } from '../../../compiler/plan/hash.ts';
import { plan } from '../../../compiler/plan/plan.ts';

/**
 * Sömnskola and Oro i vardagen as they were written before the language grew. A running moment is driven by the plan of its hash,
 * so what was written then compiles to the byte-identical plan for ever: a word that is not said is absent.
 */
test.each([
  ['somnskola', 'e32bdb86d93426d674f42a0df807e41aead25e0c20365e883837a8ccc2fd7317'],
  ['oro-kort', '7e2bb65dc44be5d4ff65afc194857a651e31db4ccdd2ae640aced5837ca5f95e'],
])('the plan of %s is the one it was before', async (name, hash) => {
  const { moment, problems } = compile(readFileSync(new URL(`before/${name}.json`, import.meta.url), 'utf8'));
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(moment && (await contentHash(plan(moment)))).toBe(hash);
});
