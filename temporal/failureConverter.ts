import { DefaultFailureConverter } from '@temporalio/common';

/** Messages and stack traces of failures go through the codec like everything else. Given to bundle, worker and client alike. */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
