import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

let bundle: Promise<{ readonly code: string }> | null = null;

/** The anchors' workflows, bundled the same way as ours: minified. Once a run. */
export function bareBundle(): Promise<{ readonly code: string }> {
  bundle ??= bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('./workflows.ts', import.meta.url)),
    logger: new DefaultLogger('WARN'),
    webpackConfigHook: (config) => ({ ...config, optimization: { ...config.optimization, minimize: true } }),
  });
  return bundle;
}
