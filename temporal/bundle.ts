import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BundleOptions, bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

/** The workflows, ready for a worker's sandbox. */
export interface Bundle {
  readonly code: string;
}

const root = fileURLToPath(new URL('..', import.meta.url));

/** Given to bundle and worker both, so that failures are encrypted wherever they are made. */
export const failureConverterPath = join(root, 'temporal/failureConverter.ts');

/** Bundles `workflows/` and the engine, minified and without what nobody uses, source map inline. Some seconds: do it once in a process. */
export async function buildBundle(): Promise<Bundle> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(root, 'workflows/index.ts'),
    failureConverterPath,
    logger: new DefaultLogger('WARN'),
    webpackConfigHook: (config) => ({ ...inOurTongue(config), optimization: { ...config.optimization, ...SMALL } }),
  });
  return { code };
}

type Config = Parameters<NonNullable<BundleOptions['webpackConfigHook']>>[0];

/**
 * TypeScript for the Node we run on. The SDK writes it for one of 2017, where every file carries helpers of its own for what the language has
 * had since: a fifth of the bundle.
 */
function inOurTongue(config: Config): Config {
  const rules = config.module?.rules?.map((rule) => {
    const use = typeof rule === 'object' && rule !== null && 'use' in rule ? rule.use : undefined;
    if (typeof use !== 'object' || Array.isArray(use) || !use?.loader?.includes('swc-loader') || typeof use.options !== 'object')
      return rule;
    const options = { ...use.options, jsc: { ...(use.options['jsc'] as object), target: 'es2022' } };
    return { ...(rule as object), use: { ...use, options } };
  });
  return { ...config, module: { ...config.module, rules: rules ?? [] } };
}

/** Minified, and without what nobody calls: the SDK bundles as for development, where all of luxon would come along. */
const SMALL = {
  minimize: true,
  providedExports: true,
  usedExports: true,
  sideEffects: true,
  innerGraph: true,
  concatenateModules: true,
  // Numbers for modules, where their paths would be written out at every use.
  moduleIds: 'natural',
} as const;

/** The bundle from `folder` when its sources are unchanged; otherwise built and kept there. */
export async function readOrBuildBundle(folder: string): Promise<Bundle> {
  const file = join(folder, `workflows-${await fingerprint()}.js`);
  const kept = await readFile(file, 'utf8').catch(() => null);
  if (kept !== null) return { code: kept };
  const bundle = await buildBundle();
  await keep(folder, file, bundle.code).catch(() => undefined);
  return bundle;
}

/** In place of older ones. A folder that cannot be written costs some seconds at the next start, nothing else. */
async function keep(folder: string, file: string, code: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const old of await readdir(folder)) if (/^workflows-[0-9a-f]+\.js$/.test(old)) await rm(join(folder, old), { force: true });
  await writeFile(`${file}.${process.pid}`, code);
  await rename(`${file}.${process.pid}`, file);
}

/** The code without its inline source map: what a worker keeps in memory for each cached workflow. */
export const withoutSourceMap = (bundle: Bundle): string => bundle.code.replace(/\n\/\/# sourceMappingURL=data:[^\n]*\s*$/, '');

/** Changes with everything that ends up in the bundle. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  const files = ['package-lock.json', 'temporal/bundle.ts', 'temporal/failureConverter.ts'];
  for (const room of ['engine', 'workflows']) {
    const found = await readdir(join(root, room), { recursive: true });
    files.push(...found.filter((name) => name.endsWith('.ts')).map((name) => join(room, name)));
  }
  for (const file of files.toSorted()) hash.update(file).update(await readFile(join(root, file)));
  return hash.digest('hex').slice(0, 16);
}
