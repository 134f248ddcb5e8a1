import type { DataConverter } from '@temporalio/common';
import { failureConverterPath } from './bundle.ts';
import type { KeyRing } from './payloads.ts';
import { createPayloadCodec } from './payloads.ts';

/** How client and worker write what Temporal keeps: encrypted, failures too. */
export const dataConverter = (keys: KeyRing): DataConverter => ({ failureConverterPath, payloadCodecs: [createPayloadCodec(keys)] });
