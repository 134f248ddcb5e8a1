import { z } from '@hono/zod-openapi';
import { recordActivity } from '../../db/eventLog.ts';
import { messagesOf, readMessages, sendMessage as keepMessage } from '../../db/messages.ts';
import type { Em } from '../../db/orm.ts';
import { act } from '../act.ts';
import type { Acted } from '../act.ts';
import { body, declare, json, routes } from '../declare.ts';
import type { Deps } from '../deps.ts';
import { logAccess } from '../logAccess.ts';
import { presentMessage } from '../present/message.ts';
import { findRunning, reading, readRunning } from '../reading.ts';
import { notFound } from '../refusal.ts';
import { message, sendMessage } from '../schemas/message.ts';
import type { Message } from '../schemas/message.ts';
import { uuid } from '../schemas/parts.ts';
import { authorOf } from '../signedIn.ts';
import type { InCare } from '../signedIn.ts';

/** Messages between the citizen and staff. Reading what the other side has written is an act of its own: a page that is fetched is not read (decided.md). */
export function messageRoutes(deps: Deps) {
  const read = async (em: Em, signedIn: InCare, id: string): Promise<Message[]> => {
    const running = await readRunning(em, deps, signedIn, id, 'messages');
    if (!running.document.messages) throw notFound();
    if (signedIn.kind === 'citizen') await recordActivity(em, id, signedIn.id, deps.clock);
    return (await messagesOf(em, id)).map((each) => presentMessage(each, signedIn));
  };
  const markRead = async (em: Em, signedIn: InCare, id: string): Promise<Acted<object>> => {
    const running = await findRunning(em, deps, signedIn, id);
    if (!running.document.messages) throw notFound();
    await readMessages(em, id, signedIn, deps.clock);
    await logAccess(em, deps, signedIn, {
      action: 'markRead',
      thing: 'messages',
      citizenId: running.citizen.id,
      runningMomentId: id,
      unitId: running.unit.id,
    });
    return { body: {}, nudge: null };
  };
  const send = async (em: Em, signedIn: InCare, id: string, text: string): Promise<Acted<Message>> => {
    const running = await findRunning(em, deps, signedIn, id);
    if (!running.document.messages) throw notFound();
    const sent = await keepMessage(em, id, authorOf(signedIn), text, deps.clock);
    if (signedIn.kind === 'citizen') await recordActivity(em, id, signedIn.id, deps.clock);
    await logAccess(em, deps, signedIn, {
      action: 'send',
      thing: 'messages',
      citizenId: running.citizen.id,
      runningMomentId: id,
      unitId: running.unit.id,
    });
    return {
      body: presentMessage(sent, signedIn),
      nudge: sent.logged === null ? null : { runningMoment: id, seq: sent.logged.seq },
    };
  };

  return routes()
    .openapi(mine, async (c) => c.json(await reading(c, deps, (em, signedIn) => read(em, signedIn, c.req.valid('param').id)), 200))
    .openapi(sendMine, async (c) =>
      c.json((await act(c, deps, (em, signedIn) => send(em, signedIn, c.req.valid('param').id, c.req.valid('json').body))).body, 200),
    )
    .openapi(readMine, async (c) => {
      await act(c, deps, (em, signedIn) => markRead(em, signedIn, c.req.valid('param').id));
      return c.body(null, 204);
    })
    .openapi(staffs, async (c) => c.json(await reading(c, deps, (em, signedIn) => read(em, signedIn, c.req.valid('param').id)), 200))
    .openapi(sendStaffs, async (c) =>
      c.json((await act(c, deps, (em, signedIn) => send(em, signedIn, c.req.valid('param').id, c.req.valid('json').body))).body, 200),
    )
    .openapi(readStaffs, async (c) => {
      await act(c, deps, (em, signedIn) => markRead(em, signedIn, c.req.valid('param').id));
      return c.body(null, 204);
    });
}

const conversation = { request: { params: z.object({ id: uuid }) }, responses: { 200: json(z.array(message), 'Oldest first') } };
const sending = { request: { params: z.object({ id: uuid }), body: body(sendMessage) }, responses: { 200: json(message, 'Sent') } };

const mine = declare('GET /api/me/moments/{id}/messages', { summary: 'My conversation with staff', ...conversation });
const sendMine = declare('POST /api/me/moments/{id}/messages', { summary: 'Write to staff', ...sending });
const staffs = declare('GET /api/running-moments/{id}/messages', {
  summary: 'The conversation with the citizen',
  ...conversation,
});
const sendStaffs = declare('POST /api/running-moments/{id}/messages', { summary: 'Write to the citizen', ...sending });

const marking = { request: { params: z.object({ id: uuid }) }, responses: { 204: { description: 'Read' } } };
const readMine = declare('POST /api/me/moments/{id}/messages/read', { summary: 'I have read what staff have written', ...marking });
const readStaffs = declare('POST /api/running-moments/{id}/messages/read', {
  summary: 'Staff have read what the citizen has written',
  ...marking,
});
