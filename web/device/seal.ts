/** Encrypts what waits on the device with the signed-in person's own key (AES-256-GCM). Whoever signs in next on the same device reads nothing. */
export interface Seal {
  close(value: unknown): Promise<Sealed>;
  /** Null when it was closed with another key, or is damaged. */
  open(sealed: Sealed): Promise<unknown>;
}

export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

/** From the key that the server gives with a session: 32 bytes in base64. */
export async function sealOf(deviceKey: string): Promise<Seal> {
  const bytes = Uint8Array.from(atob(deviceKey), (sign) => sign.charCodeAt(0));
  const key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
  return {
    async close(value) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(JSON.stringify(value))) };
    },
    async open({ iv, data }) {
      try {
        return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, data))) as unknown;
      } catch {
        return null;
      }
    },
  };
}
