import { z } from '@hono/zod-openapi';
import { instant, uuid, writtenText } from './parts.ts';

export const message = z
  .object({
    id: uuid,
    from: z.enum(['citizen', 'staff']),
    name: z.string(),
    mine: z.boolean(),
    body: z.string(),
    sentAt: instant,
    readAt: instant.nullable(),
  })
  .openapi('Message');
export type Message = z.infer<typeof message>;
export const sendMessage = z
  .object({ body: writtenText(10_000, 'Skriv något först.', 'Meddelandet får vara högst 10 000 tecken.') })
  .openapi('SendMessage');
