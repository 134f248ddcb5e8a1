import { readFile } from 'node:fs/promises';
import type { TLSConfig } from '@temporalio/client';
import { Refusal } from './refusal.ts';

/** Where Temporal is and how it knows us: the part of the settings that this room reads. */
export interface TemporalSettings {
  readonly TEMPORAL_ADDRESS: string;
  readonly TEMPORAL_NAMESPACE: string;
  readonly TEMPORAL_API_KEY?: string | undefined;
  readonly TEMPORAL_TLS_CERT?: string | undefined;
  readonly TEMPORAL_TLS_KEY?: string | undefined;
  readonly TEMPORAL_TLS_CA?: string | undefined;
}

/** Options that both clients and workers connect with. */
export interface TemporalConnection {
  readonly address: string;
  readonly apiKey?: string;
  readonly tls?: TLSConfig;
}

/** Address and credentials for client and worker alike. An address outside this computer is refused without TLS. */
export async function connectionOptions(settings: TemporalSettings): Promise<TemporalConnection> {
  const {
    TEMPORAL_ADDRESS: address,
    TEMPORAL_API_KEY: apiKey,
    TEMPORAL_TLS_CERT: cert,
    TEMPORAL_TLS_KEY: key,
    TEMPORAL_TLS_CA: ca,
  } = settings;
  if ((cert === undefined) !== (key === undefined))
    throw new Refusal('TEMPORAL_TLS_CERT och TEMPORAL_TLS_KEY hör ihop: ange båda eller ingen.');
  if (!apiKey && !cert && !ca) {
    if (!isLoopback(address)) {
      throw new Refusal(
        `Temporal på "${address}" nås bara krypterat. Ange TEMPORAL_API_KEY, eller TEMPORAL_TLS_CERT och TEMPORAL_TLS_KEY, eller TEMPORAL_TLS_CA.`,
      );
    }
    return { address };
  }
  return {
    address,
    ...(apiKey ? { apiKey } : {}),
    tls: {
      ...(ca ? { serverRootCACertificate: await readFile(ca) } : {}),
      ...(cert && key ? { clientCertPair: { crt: await readFile(cert), key: await readFile(key) } } : {}),
    },
  };
}

function isLoopback(address: string): boolean {
  const host = address.slice(0, address.lastIndexOf(':')).replace(/^\[|\]$/g, '');
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}
