import { z } from '@hono/zod-openapi';
import { cors } from 'hono/cors';
import { openedKeys, openForDecoding } from '../../db/decodings.ts';
import { ownerOf } from '../../db/ownerOf.ts';
import type { Owner } from '../../db/ownerOf.ts';
import type { Em } from '../../db/orm.ts';
import { act } from '../act.ts';
import { body, declare, json, routes } from '../declare.ts';
import type { Deps } from '../deps.ts';
import { logAccess } from '../logAccess.ts';
import { iso } from '../present/running.ts';
import { maySee } from '../policy.ts';
import { reading, someone } from '../reading.ts';
import { notFound } from '../refusal.ts';
import { uuid, writtenText } from '../schemas/parts.ts';
import type { SignedIn } from '../signedIn.ts';

/** Decoding payloads in the Temporal UI is a read like any other: who opens a running moment says why, and for a quarter of an hour (architecture §4). */
export function codecRoutes(deps: Deps) {
  const app = routes();
  if (deps.temporalUiUrl !== '') {
    app.use(
      '/api/temporal/codec/*',
      cors({
        origin: new URL(deps.temporalUiUrl).origin,
        allowMethods: ['POST'],
        allowHeaders: ['content-type', 'x-namespace'],
        credentials: true,
        maxAge: 600,
      }),
    );
  }
  return app
    .openapi(open, async (c) => {
      const { id } = c.req.valid('param');
      const { reason } = c.req.valid('json');
      const done = await act(c, deps, async (em, signedIn) => {
        const owner = await seen(em, signedIn, id);
        const until = (await deps.clock.now(em)) + OPEN_MS;
        await openForDecoding(em, { sessionHash: signedIn.sessionHash, runningMoment: id, reason, until });
        await logAccess(em, deps, signedIn, {
          action: 'decode',
          thing: 'temporal',
          reason,
          citizenId: owner.citizenId,
          runningMomentId: id,
          unitId: owner.unitId,
        });
        return { body: { until: iso(until) }, nudge: null };
      });
      return c.json(
        {
          ...done.body,
          temporalUi:
            deps.temporalUiUrl === '' ? null : `${deps.temporalUiUrl}/namespaces/${deps.temporalNamespace}/workflows/moment%2F${id}`,
        },
        200,
      );
    })
    .openapi(decode, async (c) => {
      const { codec } = deps;
      if (codec === null) throw notFound();
      const { payloads } = c.req.valid('json');
      const { sessionHash } = someone(c);
      const opened = await reading(c, deps, async (em, signedIn) => {
        const keys = await openedKeys(em, sessionHash, codec.keyIdsOf(payloads), await deps.clock.now(em));
        // Policy, reason and row were written when it was opened; each look is in the log too.
        for (const runningMoment of new Set(keys.map((each) => each.runningMoment))) {
          const { citizenId, unitId } = await seen(em, signedIn, runningMoment);
          await logAccess(em, deps, signedIn, { action: 'read', thing: 'temporal', citizenId, runningMomentId: runningMoment, unitId });
        }
        return new Set(keys.map((each) => each.key));
      });
      return c.json({ payloads: await codec.open(payloads, opened) }, 200);
    });
}

/** Whose it is, if this reader may see it. An operator meets nothing of the citizen. */
async function seen(em: Em, signedIn: SignedIn, id: string): Promise<Owner> {
  const owner = await ownerOf(em, id);
  if (!maySee(signedIn, owner)) throw notFound();
  return owner;
}

const OPEN_MS = 15 * 60_000;

const payload = z.object({ metadata: z.record(z.string(), z.string()).optional(), data: z.string().optional() });
const payloads = z.object({ payloads: z.array(payload).max(1000) }).openapi('Payloads');

const open = declare('POST /api/running-moments/{id}/decoding', {
  summary: 'Open a running moment for decoding in the Temporal UI, for fifteen minutes',
  request: {
    params: z.object({ id: uuid }),
    body: body(z.object({ reason: writtenText(500, 'Skriv varför.', 'Skriv högst 500 tecken.') })),
  },
  responses: { 200: json(z.object({ until: z.string(), temporalUi: z.string().nullable() }), 'Open') },
});
const decode = declare('POST /api/temporal/codec/decode', {
  summary: 'Temporal’s codec protocol',
  description: 'Opens payloads of running moments that this session has opened for decoding. The rest come back as they were.',
  request: { body: body(payloads) },
  responses: { 200: json(payloads, 'Opened where allowed') },
});
