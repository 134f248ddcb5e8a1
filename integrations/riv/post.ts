import { request as httpRequest } from 'node:http';
import type { Agent as HttpAgent, IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Agent as HttpsAgent } from 'node:https';

/** The largest answer that is read. The largest of the contracts' are some tens of kilobytes. */
const LARGEST = 1_048_576;

export interface Posted {
  readonly status: number;
  readonly text: string;
}

/** Why no answer came whole. */
export class NotPosted extends Error {
  override readonly name: string = 'NotPosted';
  readonly reason: 'unreachable' | 'cut' | 'tooLarge' | 'notText';
  constructor(reason: NotPosted['reason'], cause?: unknown) {
    super(`The post came to nothing: ${reason}.`, cause === undefined ? undefined : { cause });
    this.reason = reason;
  }
}

/** Posts and reads a whole answer. No redirect is followed, an answer over a megabyte is cut off, and what is not UTF-8 is no text. */
export function post(
  url: URL,
  body: string,
  headers: Readonly<Record<string, string>>,
  agent: HttpAgent | HttpsAgent,
  signal: AbortSignal,
): Promise<Posted> {
  const bytes = Buffer.from(body, 'utf8');
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    let answered = false;
    const asked = send(
      url,
      { method: 'POST', agent, signal, headers: { ...headers, 'content-length': String(bytes.length) } },
      (answer) => {
        answered = true;
        read(answer).then(resolve, (error: unknown) => {
          asked.destroy();
          reject(error);
        });
      },
    );
    asked.on('error', (error) => reject(new NotPosted(answered ? 'cut' : 'unreachable', error)));
    asked.end(bytes);
  });
}

async function read(answer: IncomingMessage): Promise<Posted> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of answer) {
      size += (chunk as Buffer).length;
      if (size > LARGEST) throw new NotPosted('tooLarge');
      chunks.push(chunk as Buffer);
    }
  } catch (error) {
    throw error instanceof NotPosted ? error : new NotPosted('cut', error);
  }
  try {
    return { status: answer.statusCode ?? 0, text: new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)) };
  } catch (error) {
    throw new NotPosted('notText', error);
  }
}
