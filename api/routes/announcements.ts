import { z } from '@hono/zod-openapi';
import {
  changeAnnouncement,
  namesOnUnit,
  seeAnnouncement,
  shownAnnouncements,
  takeBackAnnouncement,
  writeAnnouncement,
  writtenAnnouncements,
  type AnnouncementScope,
  type AnnouncementText,
} from '../../db/announcements.ts';
import { providersUnits } from '../../db/catalogueActivations.ts';
import type { Em } from '../../db/orm.ts';
import { administer } from '../act.ts';
import { body, declare, json, routes } from '../declare.ts';
import type { Deps } from '../deps.ts';
import { personalDataIn, type PersonalDatum } from '../personalDataIn.ts';
import { has } from '../policy.ts';
import { iso, isoOrNull } from '../present/running.ts';
import { looking } from '../reading.ts';
import { conflict, notFound, wrongFields } from '../refusal.ts';
import {
  announced,
  announcement,
  changeAnnouncement as changeBody,
  checkAnnouncement,
  personalData,
  writeAnnouncement as writeBody,
  writtenAnnouncements as writtenBody,
} from '../schemas/announcement.ts';
import { done } from '../schemas/catalogueAdmin.ts';
import { uuid } from '../schemas/parts.ts';
import type { SignedIn } from '../signedIn.ts';

/** Announcements: what a reader is shown, closes and finds again, and what those who may write write (ANN). */
export function announcementRoutes(deps: Deps) {
  return routes()
    .openapi(shown, async (c) => {
      // Who has not chosen a workplace yet is nobody's audience.
      if (c.get('signedIn')?.kind === 'undecided') return c.json([], 200);
      const found = await looking(c, deps, async (em, signedIn) => shownAnnouncements(em, personOf(signedIn), await deps.clock.now(em)));
      return c.json(
        found.map(({ from, ...each }) => ({ ...each, from: iso(from) })),
        200,
      );
    })
    .openapi(close, async (c) => {
      await administer(c, deps, async (em, signedIn) => {
        await seeAnnouncement(em, c.req.valid('param').id, personOf(signedIn), 'closed', await deps.clock.now(em));
        return {};
      });
      return c.json({}, 200);
    })
    .openapi(read, async (c) => {
      await administer(c, deps, async (em, signedIn) => {
        await seeAnnouncement(em, c.req.valid('param').id, personOf(signedIn), 'read', await deps.clock.now(em));
        return {};
      });
      return c.json({}, 200);
    })
    .openapi(list, async (c) => {
      const answer = await looking(c, deps, async (em, signedIn) => {
        const { scope, name } = authorOf(signedIn);
        const units = scope.kind === 'careProvider' ? await providersUnits(em, scope.careProvider) : [];
        const announcements = await writtenAnnouncements(em);
        return {
          scope: scope.kind,
          name,
          units: units.map((unit) => ({ id: unit.id, name: unit.name })),
          announcements: announcements.map(({ from, to, madeAt, takenBackAt, history, ...each }) => ({
            ...each,
            from: iso(from),
            to: isoOrNull(to),
            madeAt: iso(madeAt),
            takenBackAt: isoOrNull(takenBackAt),
            history: history.map(({ at, ...revision }) => ({ ...revision, at: iso(at) })),
          })),
        };
      });
      return c.json(answer, 200);
    })
    .openapi(check, async (c) => {
      const { title, body: text } = c.req.valid('json');
      const found = await looking(c, deps, (em, signedIn) => foundIn(em, signedIn, `${title}\n${text}`));
      return c.json({ found: [...found] }, 200);
    })
    .openapi(write, async (c) => {
      const { kind, unit, ...given } = c.req.valid('json');
      const id = await administer(c, deps, async (em, signedIn) => {
        const { scope } = authorOf(signedIn);
        const to = await narrowed(em, scope, unit);
        refuseAudience(to, kind, given);
        await refuseUnconfirmed(em, signedIn, given);
        return writeAnnouncement(em, kind, to, textOf(given), signedIn.id, await deps.clock.now(em));
      });
      return c.json({ id }, 201);
    })
    .openapi(change, async (c) => {
      const { revision, again, ...given } = c.req.valid('json');
      const { id } = c.req.valid('param');
      await administer(c, deps, async (em, signedIn) => {
        refuseAudience(authorOf(signedIn).scope, null, given);
        await refuseUnconfirmed(em, signedIn, given);
        const text = textOf(given);
        await changeAnnouncement(em, id, { text, revision, again, by: signedIn.id, at: await deps.clock.now(em) });
        return {};
      });
      return c.json({}, 200);
    })
    .openapi(takeBack, async (c) => {
      await administer(c, deps, async (em, signedIn) => {
        authorOf(signedIn);
        await takeBackAnnouncement(em, c.req.valid('param').id, signedIn.id, await deps.clock.now(em));
        return {};
      });
      return c.json({}, 200);
    });
}

/** Who sits there: closing is one person's own, also when a guardian acts for a child. */
const personOf = (signedIn: SignedIn): string => (signedIn.kind === 'citizen' ? (signedIn.actor?.id ?? signedIn.id) : signedIn.id);

/** Whom an author writes to, where they work now (ROL-03, ROL-04, ROL-10, ROL-12). */
function authorOf(signedIn: SignedIn): { readonly scope: AnnouncementScope; readonly name: string } {
  if (signedIn.kind === 'staff' && has(signedIn, 'announceToUnit'))
    return { scope: { kind: 'unit', unit: signedIn.unit.id }, name: signedIn.unit.name };
  if (signedIn.kind === 'administrator' && signedIn.place.kind === 'careProvider' && has(signedIn, 'announceToProvider'))
    return { scope: { kind: 'careProvider', careProvider: signedIn.place.id, unit: null }, name: signedIn.place.name };
  if (signedIn.kind === 'administrator' && has(signedIn, 'announceService'))
    return { scope: { kind: 'everyone' }, name: signedIn.place.name };
  throw notFound();
}

/** A care provider's announcement may be for one of its units. */
async function narrowed(em: Em, scope: AnnouncementScope, unit: string | null): Promise<AnnouncementScope> {
  if (unit === null || (scope.kind === 'unit' && scope.unit === unit)) return scope;
  if (scope.kind === 'careProvider' && (await providersUnits(em, scope.careProvider)).some(({ id }) => id === unit))
    return { ...scope, unit };
  throw wrongFields('Meddelandet går inte att spara.', [{ question: 'unit', message: 'Enheten är inte en av dem du kan skriva till.' }]);
}

/** A care provider writes to staff only, and only those who look after the platform write of services and the system. */
function refuseAudience(scope: AnnouncementScope, kind: string | null, { toCitizens }: { readonly toCitizens: boolean }): void {
  if (scope.kind === 'careProvider' && toCitizens)
    throw wrongFields('Meddelandet går inte att spara.', [
      {
        question: 'audience',
        message: 'Från vårdgivaren går meddelanden till personalen. Enhetens invånaradministratör skriver till invånare.',
      },
    ]);
  if (kind !== null && kind !== 'information' && scope.kind !== 'everyone')
    throw wrongFields('Meddelandet går inte att spara.', [
      { question: 'kind', message: 'Bara den som sköter plattformen skriver drift- och systemmeddelanden.' },
    ]);
}

/** What looks like somebody's identity number is asked about once more before many can read it (ANN-06). */
async function refuseUnconfirmed(em: Em, signedIn: SignedIn, given: Given): Promise<void> {
  if (given.confirmed) return;
  const found = await foundIn(em, signedIn, `${given.title}\n${given.body}`);
  if (!found.some(({ kind }) => kind === 'identityNumber')) return;
  throw conflict('confirmPersonalData', 'Texten verkar innehålla ett personnummer. Ta bort det, eller bekräfta att det ska stå kvar.', {
    found,
  });
}

async function foundIn(em: Em, signedIn: SignedIn, text: string): Promise<PersonalDatum[]> {
  return personalDataIn(text, signedIn.kind === 'staff' ? await namesOnUnit(em, signedIn.unit.id) : []);
}

interface Given extends Omit<AnnouncementText, 'from' | 'to'> {
  readonly from: string;
  readonly to: string | null;
  readonly confirmed: boolean;
}

const textOf = ({ toStaff, toCitizens, severity, language, title, body: words, from, to }: Given): AnnouncementText => ({
  toStaff,
  toCitizens,
  severity,
  language,
  title,
  body: words,
  from: Date.parse(from),
  to: to === null ? null : Date.parse(to),
});

const params = z.object({ id: uuid });

const shown = declare('GET /api/announcements', {
  summary: 'Announcements that are shown to me now',
  description: 'The gravest first. Those that I have closed are here too, for the megaphone.',
  responses: { 200: json(z.array(announcement), 'Shown now') },
});
const close = declare('POST /api/announcements/{id}/close', {
  summary: 'Close an announcement for myself; it stays under the megaphone',
  request: { params },
  responses: { 200: json(done, 'Closed') },
});
const read = declare('POST /api/announcements/{id}/read', {
  summary: 'Mark an announcement as read by me',
  request: { params },
  responses: { 200: json(done, 'Read') },
});
const list = declare('GET /api/admin/announcements', {
  summary: 'Announcements that I may change, with every revision',
  responses: { 200: json(writtenBody, 'Those shown first') },
});
const check = declare('POST /api/admin/announcement-checks', {
  summary: 'What in a text looks like personal data',
  description: 'Nothing is saved.',
  request: { body: body(checkAnnouncement) },
  responses: { 200: json(personalData, 'Found') },
});
const write = declare('POST /api/admin/announcements', {
  summary: 'Write an announcement',
  request: { body: body(writeBody) },
  responses: { 201: json(announced, 'Written') },
});
const change = declare('PATCH /api/admin/announcements/{id}', {
  summary: 'Change an announcement; how it was is kept',
  request: { params, body: body(changeBody) },
  responses: { 200: json(done, 'Changed') },
});
const takeBack = declare('POST /api/admin/announcements/{id}/take-back', {
  summary: 'Take an announcement back',
  request: { params },
  responses: { 200: json(done, 'Taken back') },
});
