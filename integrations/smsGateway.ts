import type { Agent as HttpAgent } from 'node:http';
import type { Agent as HttpsAgent } from 'node:https';
import { Away } from './away.ts';
import type { Channel } from './channel.ts';
import type { Line } from './line.ts';
import { NotPosted, post } from './riv/post.ts';
import { Refused } from './standIn.ts';

/** SMS over a gateway's HTTP interface (ITG-14): one message a post, its id along so that the gateway knows it again. */
export function smsGateway(
  line: Line,
  gateway: { readonly url: string; readonly token: string; readonly agent: HttpAgent | HttpsAgent },
): Channel {
  return {
    deliver: ({ key, to, body }) =>
      line.call(async (signal) => {
        const headers = { 'content-type': 'application/json; charset=utf-8', authorization: `Bearer ${gateway.token}` };
        const { status } = await post(
          new URL(gateway.url),
          JSON.stringify({ id: key, to, text: body }),
          headers,
          gateway.agent,
          signal,
        ).catch((error: unknown): never => {
          const reason = error instanceof NotPosted && error.reason !== 'unreachable' ? 'brokenAnswer' : 'unreachable';
          throw new Away(line.service, reason, null, error);
        });
        if (status >= 200 && status < 300) return;
        // A no to the recipient or the text. One to ourselves (401, 403, 429) may be put right.
        if (status === 400 || status === 404 || status === 422) throw new Refused('Sms-tjänsten tar inte emot till den här mottagaren.');
        throw new Away(line.service, 'fault', `HTTP ${status}`);
      }),
  };
}
