import { createHmac } from 'node:crypto';

/**
 * The key that a citizen's own device seals unsent answers with: the person's, and only told inside a session of hers, so that
 * neither the next one to use the device nor whoever finds it can read what waits there. 32 bytes, base64.
 */
export const deviceKey = (secret: Uint8Array, citizen: string): string =>
  createHmac('sha256', secret).update(`device/${citizen}`).digest('base64');
