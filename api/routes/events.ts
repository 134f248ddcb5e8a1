import { streamSSE } from 'hono/streaming';
import { declare, routes } from '../declare.ts';
import type { Changes } from '../changes.ts';
import { notSignedIn } from '../refusal.ts';
import { IDLE_MS } from '../session.ts';

/** Live changes: `change` with the id of a running moment that the session may see, never with content; `ping` so that a dead line is noticed. */
export function eventRoutes(changes: Changes) {
  return routes().openapi(events, (c) => {
    const signedIn = c.get('signedIn');
    if (!signedIn) throw notSignedIn();
    const again = c.req.header('last-event-id') !== undefined;
    c.header('cache-control', 'no-store');
    c.header('x-accel-buffering', 'no');
    return streamSSE(c, async (stream) => {
      const subscription = changes.subscribe(signedIn);
      const beat = setInterval(() => {
        void subscription.endUnlessSignedIn();
        void stream.writeSSE({ event: 'ping', data: '' });
      }, HEARTBEAT_MS);
      // Then the page asks anew, and a session that is over is found out.
      const end = setTimeout(() => subscription.stop(), IDLE_MS);
      stream.onAbort(() => subscription.stop());
      try {
        // Whoever comes back has missed what happened between: `runningMoment` null means "read again what you show".
        await stream.writeSSE({
          event: again ? 'change' : 'ping',
          id: changes.next(),
          data: again ? JSON.stringify({ runningMoment: null }) : '',
          retry: 2_000,
        });
        for await (const runningMoment of subscription) {
          await stream.writeSSE({ event: 'change', id: changes.next(), data: JSON.stringify({ runningMoment }) });
        }
      } finally {
        clearInterval(beat);
        clearTimeout(end);
        subscription.stop();
      }
    });
  });
}

const HEARTBEAT_MS = 20_000;

const events = declare('GET /api/events', {
  summary: 'Live changes as server-sent events',
  description:
    'Event `change` with data `{ "runningMoment": "<id>" }`, or null when the line was broken and everything shown may be old. Event `ping` now and then.',
  responses: { 200: { description: 'text/event-stream' } },
});
