import { z } from '@hono/zod-openapi';
import { instant, uuid } from './parts.ts';

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
  .object({ body: z.string().trim().min(1, 'Skriv något först.').max(10_000, 'Meddelandet får vara högst 10 000 tecken.') })
  .openapi('SendMessage');
