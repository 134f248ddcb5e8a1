import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { contracts } from '../riv/contract.ts';
import { isElementOf, readEnvelope, writeAnswer, writeFault } from '../riv/envelope.ts';
import { readerOf } from '../riv/reader.ts';
import { serviceNames } from '../serviceName.ts';
import type { ServiceName } from '../serviceName.ts';
import type { DeliveryStore } from '../standIn.ts';
import { readVideoLink } from '../video.ts';
import { answers } from './answers.ts';
import { readDisturbance, undisturbed } from './disturbance.ts';
import type { Disturbance } from './disturbance.ts';
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
  const disturbances = new Map<ServiceName, Disturbance>();
  const exchanges = new Map<ServiceName, Exchange[]>();
  const logged = new Map<string, string>();
  const disturbanceOf = (service: ServiceName) => disturbances.get(service) ?? undisturbed;

  function note(service: ServiceName, exchange: Exchange): void {
    exchanges.set(service, [exchange, ...(exchanges.get(service) ?? [])].slice(0, EXCHANGES_KEPT));
  }

  /** Asks one service as it is disturbed just now; null cuts the connection. */
  async function disturbed(
    service: ServiceName,
    operation: string,
    question: string,
    answer: (how: Disturbance) => Promise<Reply>,
  ): Promise<Reply | null> {
    const how = disturbanceOf(service);
    if (how.latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, how.latencyMs));
    const at = now();
    if (how.outage) {
      note(service, { operation, at, question, answer: null });
      return null;
    }
    const whole = await answer(how);
    const reply = how.wrong === 'damaged' ? { ...whole, text: whole.text.slice(0, Math.floor(whole.text.length / 2)) } : whole;
    note(service, { operation, at, question, answer: reply.text });
    return reply;
  }

  async function soap(key: keyof typeof contracts, request: IncomingMessage, text: string): Promise<Reply | null> {
    const contract = contracts[key];
    const correlation = request.headers['x-skltp-correlation-id'];
    return disturbed(contract.service, contract.operation, text, async ({ refuses, wrong }) => {
      const client = (why: string): Reply => ({ status: 500, type: XML, text: writeFault('Client', why) });
      let envelope;
      try {
        envelope = readEnvelope(text);
      } catch {
        return client('The question is not an envelope.');
      }
      if (envelope.kind === 'fault' || !isElementOf(envelope.element, contract, 'request')) return client('Unexpected element.');
      if (envelope.logicalAddress === null)
        return { status: 500, type: XML, text: writeFault('Server', 'VP003 No LogicalAddress found in message header.') };
      const found = await answers[key](readerOf(envelope.element, contract.namespace), {
        people,
        refuses,
        someoneElse: wrong === 'someoneElse',
        correlationId: typeof correlation === 'string' ? correlation : '',
        keepMessage: (message) => store.keep({ channel: 'inbox', at: now(), ...message }),
        keepLog: (id, line) => void logged.set(id, line),
      });
      return found.kind === 'fault' ? client(found.text) : { status: 200, type: XML, text: writeAnswer(found.body) };
    });
  }

  async function sms(text: string): Promise<Reply | null> {
    return disturbed('sms', 'send', text, async ({ refuses }) => {
      const message = readJson(text) as Readonly<Record<'id' | 'to' | 'text', unknown>> | null;
      if (message === null || typeof message.id !== 'string' || typeof message.to !== 'string' || typeof message.text !== 'string')
        return json(400, { error: 'malformed' });
      if (refuses || !/^\+?[0-9][0-9 -]{5,20}$/.test(message.to)) return json(422, { error: 'recipient' });
      await store.keep({ key: message.id, channel: 'sms', to: message.to, subject: '', body: message.text, at: now() });
      return json(202, { id: message.id });
    });
  }

  function video(url: URL): Promise<Reply | null> {
    return disturbed('video', 'open', url.search, async ({ refuses }) => {
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

  async function control(service: string | undefined, method: string, text: string): Promise<Reply> {
    if (service === undefined && method === 'GET') {
      return json(200, {
        services: serviceNames.map((name) => ({ service: name, disturbance: disturbanceOf(name), exchanges: exchanges.get(name) ?? [] })),
        logged: [...logged.values()].slice(-EXCHANGES_KEPT).toReversed(),
        loggedInAll: logged.size,
      } satisfies StandInsNow);
    }
    const name = serviceNames.find((each) => each === service);
    if (name === undefined || method !== 'POST') return json(404, { error: 'unknown' });
    const disturbance = readDisturbance(readJson(text));
    if (disturbance === null) return json(400, { error: 'malformed' });
    disturbances.set(name, disturbance);
    return json(200, disturbance);
  }

  async function reply(request: IncomingMessage): Promise<Reply | null> {
    if (!/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(request.headers.host ?? '')) return json(404, { error: 'unknown' });
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const text = await bodyOf(request);
    if (text === null) return json(413, { error: 'tooLarge' });
    const [, room, service] = url.pathname.split('/');
    if (room === 'control') return control(service, request.method ?? 'GET', text);
    if (room === 'sms' && request.method === 'POST') return sms(text);
    if (room === 'video') return video(url);
    const key = contractKeys.find((each) => contracts[each].path === url.pathname);
    return key !== undefined && request.method === 'POST' ? soap(key, request, text) : json(404, { error: 'unknown' });
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

/** One question and what it was answered with; null when the connection was cut. */
export interface Exchange {
  readonly operation: string;
  readonly at: number;
  readonly question: string;
  readonly answer: string | null;
}

interface Reply {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

const XML = 'text/xml; charset=utf-8';
const EXCHANGES_KEPT = 10;
const LARGEST_QUESTION = 5_000_000;
const contractKeys = Object.keys(contracts) as (keyof typeof contracts)[];

const json = (status: number, value: unknown): Reply => ({ status, type: 'application/json; charset=utf-8', text: JSON.stringify(value) });

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

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
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
