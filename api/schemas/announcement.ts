import { z } from '@hono/zod-openapi';
import { instant, uuid, writtenText } from './parts.ts';

const severity = z.enum(['information', 'important', 'disturbance']);
const kind = z.enum(['information', 'service', 'system']);
/** Languages that an announcement can be in, as in HTML's `lang`. */
const language = z.enum(['sv', 'en', 'fi', 'se', 'fit', 'yi', 'rom', 'ar', 'fa', 'so', 'uk', 'pl']);

/** An announcement that the reader is shown. */
export const announcement = z
  .object({
    id: uuid,
    kind,
    severity,
    language: z.string(),
    title: z.string(),
    body: z.string(),
    from: instant,
    sender: z.string().nullable(),
    closed: z.boolean(),
    read: z.boolean(),
  })
  .openapi('Announcement');
export type Announcement = z.infer<typeof announcement>;

const text = {
  toStaff: z.boolean(),
  toCitizens: z.boolean(),
  severity,
  language,
  title: writtenText(120, 'Skriv en rubrik.', 'Rubriken får ha högst 120 tecken.'),
  body: writtenText(2_000, 'Skriv ett meddelande.', 'Meddelandet får ha högst 2 000 tecken.'),
  from: instant,
  to: instant.nullable(),
  /** The author has looked at what resembles identity numbers, and means it. */
  confirmed: z.boolean().default(false),
};
const somebody = {
  rule: ({ toStaff, toCitizens }: { toStaff: boolean; toCitizens: boolean }) => toStaff || toCitizens,
  said: { path: ['audience'], message: 'Välj vilka meddelandet är till.' },
};
const inOrder = {
  rule: ({ from, to }: { from: string; to: string | null }) => to === null || Date.parse(from) < Date.parse(to),
  said: { path: ['to'], message: 'Meddelandet slutar visas innan det börjar.' },
};

/** `unit` narrows a care provider's announcement to one of its units; who the author is says the rest. */
export const writeAnnouncement = z
  .strictObject({ ...text, kind, unit: uuid.nullable().default(null) })
  .refine(somebody.rule, somebody.said)
  .refine(inOrder.rule, inOrder.said)
  .openapi('WriteAnnouncement');
export const changeAnnouncement = z
  .strictObject({ ...text, revision: z.int().min(1), again: z.boolean().default(false) })
  .refine(somebody.rule, somebody.said)
  .refine(inOrder.rule, inOrder.said)
  .openapi('ChangeAnnouncement');

/** What in a text looks like personal data. A name is one of somebody with a moment on the unit. */
export const checkAnnouncement = z.strictObject({ title: z.string().max(200), body: z.string().max(4_000) }).openapi('CheckAnnouncement');
export const personalData = z
  .object({ found: z.array(z.object({ kind: z.enum(['identityNumber', 'phone', 'email', 'name']), text: z.string() })) })
  .openapi('PersonalData');
export type PersonalData = z.infer<typeof personalData>;

const named = z.object({ id: uuid, name: z.string() });
export const writtenAnnouncement = z
  .object({
    id: uuid,
    kind,
    severity,
    language: z.string(),
    title: z.string(),
    body: z.string(),
    toStaff: z.boolean(),
    toCitizens: z.boolean(),
    from: instant,
    to: instant.nullable(),
    unit: named.nullable(),
    careProvider: named.nullable(),
    revision: z.int(),
    madeBy: z.string().nullable(),
    madeAt: instant,
    takenBackAt: instant.nullable(),
    history: z.array(z.object({ revision: z.int(), title: z.string(), body: z.string(), by: z.string().nullable(), at: instant })),
  })
  .openapi('WrittenAnnouncement');
export type WrittenAnnouncement = z.infer<typeof writtenAnnouncement>;

/** What the author may write, and has written. */
export const writtenAnnouncements = z
  .object({
    scope: z.enum(['unit', 'careProvider', 'everyone']),
    name: z.string(),
    /** Units that a care provider's announcement can be narrowed to. */
    units: z.array(named),
    announcements: z.array(writtenAnnouncement),
  })
  .openapi('WrittenAnnouncements');
export type WrittenAnnouncements = z.infer<typeof writtenAnnouncements>;
export const announced = z.object({ id: uuid }).openapi('Announced');
