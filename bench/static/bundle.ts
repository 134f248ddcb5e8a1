import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { failureConverterPath } from '../../temporal/bundle.ts';

/** The hand-written workflows, bundled as small as ours. */
export function staticBundle(): Promise<{ readonly code: string }> {
  return bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('./workflows.ts', import.meta.url)),
    failureConverterPath,
    logger: new DefaultLogger('WARN'),
    webpackConfigHook: (config) => ({
      ...config,
      optimization: {
        ...config.optimization,
        minimize: true,
        providedExports: true,
        usedExports: true,
        sideEffects: true,
        concatenateModules: true,
      },
    }),
  });
}
