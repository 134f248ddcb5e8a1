import { basename, dirname } from 'node:path';
import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/**
 * Runs the test named after the mutated file first, then its folder's, then the rest: the first failure ends a run, and the nearest test is
 * likeliest to fail. A rule of `check/` is held by its own test alone, for every test that compiles a moment runs every rule.
 */
export class NearestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const [mutated, ...others] = this.ctx.config.related ?? [];
    // The first run of all is about every file at once.
    if (mutated === undefined || others.length > 0) return super.sort(files);
    const name = basename(mutated, '.ts');
    const folder = basename(dirname(mutated)).replace('rules', 'check');
    const distance = ({ moduleId }: TestSpecification): number =>
      basename(moduleId).startsWith(`${name}.`) ? 0 : basename(dirname(moduleId)) === folder ? 1 : 2;
    const own = folder === 'check' ? files.filter((file) => distance(file) === 0) : [];
    return own.length > 0 ? own : files.toSorted((a, b) => distance(a) - distance(b));
  }
}
