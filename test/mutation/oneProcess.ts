import { globSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { basename, dirname, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import type * as Collect from './collect.ts';
import type { Collected } from './collect.ts';

/**
 * Stryker's runner of our tests: every test file is read once, and a mutant is tried by running the tests that reach it, nearest first, in the
 * same process, until one fails: many times quicker than reading all files anew for each. What a test file works out while it is read is
 * worked out without the mutant, and so the figure is a lower bound.
 *
 * A rule of `check/` is held by its own test alone, for every test that compiles a moment runs every rule.
 */
export const strykerPlugins = [{ kind: 'TestRunner', name: 'one-process', factory: () => new OneProcess() }];

/** The pure tests that say what the engine, the compiler and the scoring do. Fuzzing needs its many runs to have met everything at all. */
const TESTS = ['test/{engine,compiler,scoring}/**/*.test.ts', 'test/scenarios.test.ts'];
const LEFT_OUT = /\.(db|api|temporal)\.test\.ts$|fuzz\.test\.ts$/;

/** A mutant that no test has noticed by then lives. */
const MOST_MS = 1_000 * Number(process.env['MUTANT_SECONDS'] ?? 10);

interface Stryker {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: unknown;
}

interface Mutant {
  activeMutant: { id: string };
  sandboxFileName: string;
  testFilter?: string[];
  hitLimit?: number;
}

class OneProcess {
  private readonly stryker: Stryker = ((globalThis as { __stryker__?: Stryker }).__stryker__ ??= {});
  private tests: (Collected & { id: string })[] = [];
  /** How long each test took when it last passed: the quickest is tried first. */
  private readonly took = new Map<string, number>();

  capabilities(): { reloadEnvironment: boolean } {
    return { reloadEnvironment: false };
  }

  async init(): Promise<void> {
    Object.assign(process.env, { TZ: 'UTC', FC_SEED: '20261122' });
    (globalThis as { __vitest_worker__?: unknown }).__vitest_worker__ = WORKER;
    const [collect, fewRuns] = ['collect.ts', 'fewRuns.ts'].map(here) as [string, string];
    const standIns: Record<string, string> = { vitest: collect, 'fast-check': fewRuns };
    registerHooks({
      resolve: (name, context, next) => {
        const url = standIns[name];
        return url === undefined || context.parentURL === url ? next(name, context) : { url, shortCircuit: true };
      },
      load: (url, context, next) => {
        const loaded = next(url, context);
        return ROOMS.test(url)
          ? {
              ...loaded,
              source: Buffer.from(loaded.source as Uint8Array)
                .toString()
                .replace(KEPT, FORGOTTEN),
            }
          : loaded;
      },
    });
    const { collected, reading } = (await import(collect)) as typeof Collect;
    await import(pathToFileURL(resolve('test/support/seeds.ts')).href);
    for (const file of globSync(TESTS)
      .filter((each) => !LEFT_OUT.test(each))
      .toSorted()) {
      reading(file);
      await import(pathToFileURL(resolve(file)).href);
    }
    this.tests = collected.map((each, index) => ({ ...each, id: `${index} ${each.file} › ${each.name}` }));
  }

  async dryRun(): Promise<unknown> {
    const tests = [];
    for (const { id, name, file, body } of this.tests) {
      this.stryker.currentTestId = id;
      const failureMessage = await this.failureOf({ id, body });
      const outcome = failureMessage === undefined ? { status: 0 } : { status: 1, failureMessage };
      tests.push({ id, name, fileName: resolve(file), timeSpentMs: this.tookOf({ id }), ...outcome });
    }
    this.stryker.currentTestId = undefined;
    return { status: 'complete', tests, mutantCoverage: this.stryker.mutantCoverage };
  }

  async mutantRun({ activeMutant, sandboxFileName, testFilter, hitLimit }: Mutant): Promise<unknown> {
    const asked = new Set(testFilter);
    const reached = this.tests.filter(({ id }) => testFilter === undefined || asked.has(id));
    const tests = this.affordable(
      nearestFirst(
        reached.toSorted((a, b) => this.tookOf(a) - this.tookOf(b)),
        sandboxFileName,
      ),
    );
    Object.assign(this.stryker, { activeMutant: activeMutant.id, hitCount: hitLimit && 0, hitLimit });
    try {
      for (const [index, { id, body }] of tests.entries()) {
        const failureMessage = await this.failureOf({ id, body });
        if ((this.stryker.hitCount ?? 0) > (hitLimit ?? Infinity)) return { status: 'timeout', reason: 'it went round and round' };
        if (failureMessage !== undefined) return { status: 'killed', killedBy: [id], failureMessage, nrOfTests: index + 1 };
      }
      return { status: 'survived', nrOfTests: tests.length };
    } finally {
      Object.assign(this.stryker, { activeMutant: undefined, hitCount: undefined, hitLimit: undefined });
    }
  }

  /** As many of the tests as take `MUTANT_SECONDS` together, and the first whatever it takes. */
  private affordable<T extends { id: string }>(tests: T[]): T[] {
    let spent = 0;
    return tests.filter((each) => {
      const before = spent;
      spent += this.tookOf(each);
      return before === 0 || spent <= MOST_MS;
    });
  }

  private tookOf({ id }: { id: string }): number {
    return this.took.get(id) ?? 0;
  }

  private async failureOf({ id, body }: { id: string; body: () => unknown }): Promise<string | undefined> {
    for (const forget of (globalThis as { __forget__?: (() => void)[] }).__forget__ ?? []) forget();
    const began = performance.now();
    try {
      await body();
      this.took.set(id, performance.now() - began);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message.slice(0, 500) : 'a test failed';
    }
  }
}

const here = (file: string): string => pathToFileURL(resolve('test/mutation', file)).href;

/** As much of a worker of vitest's as its `expect` looks at. */
const WORKER = { config: { expect: {}, snapshotOptions: {} }, environment: { name: 'node' }, onCleanup: () => undefined };

const ROOMS = /\/(engine|compiler|scoring)\/(?!.*\.test\.ts$)/;

/** What a module keeps while the process lives is forgotten before every test: it was made by another mutant. */
const KEPT = /^const (\w+)(: [^=\n]+)? = (\{\}|new (?:Weak)?Map(?:<.*>)?\(\));$/gm;
const FORGOTTEN = 'let $1$2 = $3; (globalThis.__forget__ ??= []).push(() => { $1 = $3; });';

/** The test named after the mutated file first, then its folder's, then the rest. */
function nearestFirst<T extends Collected>(tests: T[], mutated: string): T[] {
  const name = basename(mutated, '.ts');
  const folder = basename(dirname(mutated)).replace('rules', 'check');
  const distance = ({ file }: T): number => (basename(file).startsWith(`${name}.`) ? 0 : basename(dirname(file)) === folder ? 1 : 2);
  const own = folder === 'check' ? tests.filter((each) => distance(each) === 0) : [];
  return own.length > 0 ? own : tests.toSorted((a, b) => distance(a) - distance(b));
}
