import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { contracts } from '../riv/contract.ts';
import { serviceNames } from '../serviceName.ts';
import type { ServiceName } from '../serviceName.ts';
import type { DeliveryStore } from '../standIn.ts';
import { readVideoLink } from '../video.ts';
import { disturbable } from './disturbable.ts';
import type { Exchange } from './disturbable.ts';
import { readDisturbance } from './disturbance.ts';
import type { Disturbance } from './disturbance.ts';
import { jsonReply, readJson } from './reply.ts';
import type { Reply } from './reply.ts';
import { soapReply } from './soapReply.ts';
import type { StandInPeople } from './standInPeople.ts';

export interface StandInServicesParts {
  readonly port: number;
  readonly people: StandInPeople;
  /** Where what is delivered is kept. */
  readonly store: DeliveryStore;
  readonly now: () => number;
  readonly videoKey: Uint8Array;
}

/**
 * The national services on loopback: a real HTTP server that speaks the same SOAP as the real ones, so that the adapters are always in the path.
 * `/control` tells what each has answered and takes disturbances.
 */
export async function startStandInServices({ port, people, store, now, videoKey }: StandInServicesParts): Promise<StandInServices> {
  const { ask, disturb, disturbanceOf, exchangesOf } = disturbable(now);
  const logged = new Map<string, string>();

  function soap(key: keyof typeof contracts, request: IncomingMessage, text: string): Promise<Reply | null> {
    const correlation = request.headers['x-skltp-correlation-id'];
    return ask(contracts[key].service, contracts[key].operation, text, ({ refuses, wrong }) =>
      soapReply(key, text, {
        people,
        refuses,
        someoneElse: wrong === 'someoneElse',
        correlationId: typeof correlation === 'string' ? correlation : '',
        keepMessage: (message) => store.keep({ channel: 'inbox', at: now(), ...message }),
        keepLog: (id, line) => void logged.set(id, line),
      }),
    );
  }

  function sms(text: string): Promise<Reply | null> {
    return ask('sms', 'send', text, async ({ refuses }) => {
      const { id, to, text: body } = (readJson(text) ?? {}) as Readonly<Record<string, unknown>>;
      if (typeof id !== 'string' || typeof to !== 'string' || typeof body !== 'string') return jsonReply(400, { error: 'malformed' });
      if (refuses || !/^\+?[0-9][0-9 -]{5,20}$/.test(to)) return jsonReply(422, { error: 'recipient' });
      await store.keep({ key: id, channel: 'sms', to, subject: '', body, at: now() });
      return jsonReply(202, { id });
    });
  }

  function video(url: URL): Promise<Reply | null> {
    return ask('video', 'open', url.search, async ({ refuses }) => {
      const meeting = refuses ? null : readVideoLink(url, videoKey, now());
      const said =
        meeting === null ? 'Länken öppnar inget möte.' : `Mötet är öppet. Du är ${meeting.role === 'staff' ? 'vårdpersonal' : 'invånare'}.`;
      return {
        status: meeting === null ? 403 : 200,
        type: 'text/html; charset=utf-8',
        text: `<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Videomöte</title></head><body><main><h1>Videomöte</h1><p>${said}</p></main></body></html>`,
      };
    });
  }

  function control(service: string | undefined, method: string | undefined, text: string): Reply {
    if (service === undefined && method === 'GET') {
      const services = serviceNames.map((name) => ({ service: name, disturbance: disturbanceOf(name), exchanges: exchangesOf(name) }));
      const lines = [...logged.values()].slice(-LINES_SHOWN).toReversed();
      return jsonReply(200, { services, logged: lines, loggedInAll: logged.size } satisfies StandInsNow);
    }
    const name = serviceNames.find((each) => each === service);
    if (name === undefined || method !== 'POST') return unknown;
    const how = readDisturbance(readJson(text));
    if (how === null) return jsonReply(400, { error: 'malformed' });
    disturb(name, how);
    return jsonReply(200, how);
  }

  async function reply(request: IncomingMessage): Promise<Reply | null> {
    if (!/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(request.headers.host ?? '')) return unknown;
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const text = await bodyOf(request);
    if (text === null) return jsonReply(413, { error: 'tooLarge' });
    const [, room, service] = url.pathname.split('/');
    if (room === 'control') return control(service, request.method, text);
    if (room === 'sms' && request.method === 'POST') return sms(text);
    if (room === 'video') return video(url);
    const key = contractKeys.find((each) => contracts[each].path === url.pathname);
    return key !== undefined && request.method === 'POST' ? soap(key, request, text) : unknown;
  }

  const server = createServer((request, response) => {
    reply(request).then(
      (found) => answer(response, found),
      () => response.socket?.destroy(),
    );
  });
  await listen(server, port);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    disturbanceOf,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The stand-ins while they run. */
export interface StandInServices {
  readonly url: string;
  /** For the mail sink, which is a server of its own. */
  disturbanceOf(service: ServiceName): Disturbance;
  close(): Promise<void>;
}

/** What `/control` tells. */
export interface StandInsNow {
  readonly services: readonly {
    readonly service: ServiceName;
    readonly disturbance: Disturbance;
    readonly exchanges: readonly Exchange[];
  }[];
  /** The newest entries of the log, a line each. */
  readonly logged: readonly string[];
  readonly loggedInAll: number;
}

const LINES_SHOWN = 10;
const LARGEST_QUESTION = 5_000_000;
const contractKeys = Object.keys(contracts) as (keyof typeof contracts)[];
const unknown = jsonReply(404, { error: 'unknown' });

function answer(response: ServerResponse, reply: Reply | null): void {
  if (reply === null) {
    response.socket?.destroy();
    return;
  }
  response.writeHead(reply.status, { 'content-type': reply.type, 'cache-control': 'no-store' });
  response.end(reply.text);
}

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > LARGEST_QUESTION) return null;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}
