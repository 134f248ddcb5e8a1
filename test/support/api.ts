import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../api/app.ts';
import type { App } from '../../api/app.ts';
import type { Deps } from '../../api/deps.ts';
import { createLog } from '../../api/log.ts';
import type { Moment } from '../../compiler/document/moment.ts';
import { folderStore } from '../../integrations/folderStore.ts';
import { createSession } from '../../db/sessions.ts';
import type { NewSession } from '../../db/sessions.ts';
import type { Who } from '../../db/who.ts';
import { HOUR, openClinic } from './clinic.ts';
import type { Clinic } from './clinic.ts';
import { handHsa } from './handHsa.ts';
import { handRegisters } from './handRegisters.ts';
import type { HandRegisters } from './handRegisters.ts';
import type { HandHsa } from './handHsa.ts';

/** The API over a clinic: real rows, sessions made without a provider, and an engine that records what it is told and takes it when it is `there`. */
export interface ApiClinic extends Clinic {
  readonly api: App;
  readonly engine: RecordingEngine;
  /** Every line of the log, as it was written. */
  readonly logged: string[];
  /** HSA as this test says it is. */
  readonly hsa: HandHsa;
  /** The population register and 1177: who is not told otherwise is registered, has an account and wants notices. */
  readonly registers: HandRegisters;
  as(who: Reader): Promise<Browser>;
}

export type Reader = Who & { readonly kind: 'citizen' | 'staff' | 'administrator' };

export interface RecordingEngine {
  readonly nudges: { readonly runningMoment: string; readonly seq: number }[];
  /** False: Temporal is away. */
  isThere: boolean;
}

/** One browser with its session. */
export interface Browser {
  readonly cookie: string;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** An unsafe request with a fresh Idempotency-Key, unless one is given. */
  send(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    options?: { readonly key?: string; readonly headers?: Readonly<Record<string, string>> },
  ): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A list in an answer, each row with the texts that a test reads out of it. */
export const listOf = (value: unknown): readonly Readonly<Record<string, string>>[] => value as readonly Readonly<Record<string, string>>[];

export const URL_OF_TESTS = 'http://localhost:3000';

export async function openApiClinic(document?: Moment, more: Partial<Deps> | ((clinic: Clinic) => Partial<Deps>) = {}): Promise<ApiClinic> {
  const clinic = await openClinic(document);
  const nudges: { runningMoment: string; seq: number }[] = [];
  const engine: RecordingEngine = { nudges, isThere: true };
  const logged: string[] = [];
  const hsa = handHsa();
  const registers = handRegisters();
  const { app, stop } = createApp({
    db: clinic.app,
    engine: {
      nudge: async (runningMoment, seq) => {
        nudges.push({ runningMoment, seq });
        if (engine.isThere) await clinic.catchUp(runningMoment);
        return engine.isThere;
      },
      isReachable: async () => engine.isThere,
    },
    identity: {
      audiences: ['citizen', 'staff'],
      origins: [],
      begin: () => Promise.reject(new Error('There is no provider in this test.')),
      finish: () => Promise.reject(new Error('There is no provider in this test.')),
      signOut: async () => `${URL_OF_TESTS}/`,
      readLogout: () => Promise.reject(new Error('There is no provider in this test.')),
    },
    saml: null,
    codec: null,
    log: createLog('debug', { write: (line: string) => void logged.push(line) }),
    clock: clinic.clock,
    url: URL_OF_TESTS,
    cookieKey: randomBytes(32),
    temporalUiUrl: 'http://localhost:8233',
    temporalNamespace: 'default',
    web: null,
    files: folderStore(join(mkdtempSync(join(tmpdir(), 'stegvis-test-files-')), 'files')),
    media: null,
    standIns: true,
    services: { ...hsa, ...registers },
    processName: 'api-test',
    standInsUrl: null,
    mediaOrigins: [],
    limits: null,
    ...(typeof more === 'function' ? more(clinic) : more),
  });
  return {
    ...clinic,
    api: app,
    engine,
    logged,
    hsa,
    registers,
    as: async (who) => browser(app, await sessionCookie(clinic, who)),
    async close() {
      await stop();
      await clinic.close();
    },
  };
}

/** A browser with a cookie, or with none. */
export function browser(api: App, cookie = ''): Browser {
  const ask = async (
    path: string,
    init: Omit<RequestInit, 'headers'> & { readonly headers: Readonly<Record<string, string>> },
  ): Promise<Answer> => {
    const response = await api.request(path, { ...init, headers: { ...(cookie === '' ? {} : { cookie }), ...init.headers } });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, body: isJson ? (JSON.parse(text) as Answer['body']) : { text } };
  };
  return {
    cookie,
    get: (path, headers = {}) => ask(path, { headers }),
    send: (method, path, body, options = {}) =>
      ask(path, {
        method,
        headers: {
          'idempotency-key': options.key ?? randomUUID(),
          origin: URL_OF_TESTS,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...options.headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
  };
}

async function sessionCookie(clinic: Clinic, who: Reader): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  const idHash = createHash('sha256').update(secret).digest();
  const person: NewSession['person'] =
    who.kind === 'citizen'
      ? { kind: who.kind, id: who.id }
      : {
          kind: 'staff',
          id: who.id,
          place:
            who.kind === 'staff'
              ? { kind: 'unit' as const, id: who.unit, commission: null }
              : { kind: who.place.kind, id: 'id' in who.place ? who.place.id : null, commission: null },
        };
  await clinic.app.as({ kind: 'signIn' }, (em) =>
    createSession(em, { idHash, person, idToken: null, at: clinic.clock.at, expiresAt: clinic.clock.at + 10 * HOUR }),
  );
  return `stegvis-${who.kind === 'citizen' ? 'citizen' : 'staff'}=${secret}`;
}
