import type { Agent as HttpAgent } from 'node:http';
import type { Agent as HttpsAgent } from 'node:https';
import { Away } from '../away.ts';
import type { AwayReason } from '../away.ts';
import type { Line } from '../line.ts';
import { Refused } from '../standIn.ts';
import type { Contract } from './contract.ts';
import { isElementOf, readEnvelope, writeQuestion } from './envelope.ts';
import { NotPosted, post } from './post.ts';
import type { XmlElement } from './xml.ts';

/** The way to the producers of one service, over the service platform. */
export interface RivLine {
  /** The answer's element. Throws `Away` or `Refused`. */
  ask<T>(contract: Contract, question: RivQuestion, read: (answer: Element) => T): Promise<T>;
}

export interface RivQuestion {
  /** HSA id of the producer, or of the unit it is about. */
  readonly logicalAddress: string;
  readonly body: XmlElement;
  /** Follows the call through the platform. */
  readonly correlationId: string;
}

export interface Platform {
  /** Address of the service platform. */
  readonly url: string;
  /** HSA id of this system. */
  readonly hsaId: string;
  readonly agent: HttpAgent | HttpsAgent;
}

/** `read` may throw: an answer that lacks what the contract demands, or is about somebody else, is a broken one. */
export function rivLine(line: Line, { url, hsaId, agent }: Platform): RivLine {
  return {
    ask: (contract, { logicalAddress, body, correlationId }, read) =>
      line.call(
        async (signal) => {
          const away = (reason: AwayReason, code: string | null = null, cause?: unknown) => new Away(line.service, reason, code, cause);
          const headers = {
            'content-type': 'text/xml; charset=utf-8',
            soapaction: `"${contract.namespace}:${contract.operation}"`,
            'x-rivta-original-serviceconsumer-hsaid': hsaId,
            'x-skltp-correlation-id': correlationId,
          };
          const { status, text } = await post(
            new URL(`${url.replace(/\/$/, '')}${contract.path}`),
            writeQuestion(logicalAddress, body),
            headers,
            agent,
            signal,
          ).catch((error: unknown): never => {
            if (!(error instanceof NotPosted)) throw away('fault', null, error);
            throw error.reason === 'unreachable' ? away('unreachable', null, error) : away('brokenAnswer', error.reason, error);
          });
          // A fault comes with 500 and is read; anything else that is not 200 is the platform's or a proxy's own page.
          if (status !== 200 && status !== 500) throw away('fault', `HTTP ${status}`);
          const envelope = attempt(
            () => readEnvelope(text),
            (error) => away(status === 500 ? 'fault' : 'brokenAnswer', status === 500 ? 'HTTP 500' : null, error),
          );
          if (envelope.kind === 'fault') {
            const platforms = /\bVP\d{3}\b/.exec(envelope.text)?.[0] ?? null;
            if (envelope.code === 'Client' && platforms === null)
              throw new Refused(`The service "${line.service}" does not take the question.`);
            throw away('fault', platforms ?? (envelope.code === 'Server' ? 'Server' : null));
          }
          if (!isElementOf(envelope.element, contract, 'answer')) throw away('brokenAnswer', 'otherElement');
          return attempt(
            () => read(envelope.element),
            (error) => (error instanceof Refused || error instanceof Away ? error : away('brokenAnswer', null, error)),
          );
        },
        { again: contract.isQuestion },
      ),
  };
}

function attempt<T>(work: () => T, otherwise: (error: unknown) => Error): T {
  try {
    return work();
  } catch (error) {
    throw otherwise(error);
  }
}
