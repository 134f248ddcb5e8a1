import { z } from '@hono/zod-openapi';
import { recordActivity } from '../../db/eventLog.ts';
import { formsOf } from '../../db/forms.ts';
import type { Em } from '../../db/orm.ts';
import { addPage as keepPage } from '../../db/pages.ts';
import { act } from '../act.ts';
import type { Acted } from '../act.ts';
import { body, declare, json, routes } from '../declare.ts';
import type { Deps } from '../deps.ts';
import { logAccess } from '../logAccess.ts';
import { isShown } from '../present/form.ts';
import { mayNotAdd, pageRules, presentPages } from '../present/pages.ts';
import { findRunning, reading, readRunning } from '../reading.ts';
import { conflict, notFound, wrongFields } from '../refusal.ts';
import { addPage, formPages, pageAdded } from '../schemas/pages.ts';
import type { FormPages } from '../schemas/pages.ts';
import { uuid } from '../schemas/parts.ts';
import { authorOf } from '../signedIn.ts';
import type { InCare } from '../signedIn.ts';

/** Tab and calendar forms: one page for each occasion, all kept (FRM-06). The citizen and staff add pages where the designer lets them (FRM-15). */
export function formPageRoutes(deps: Deps) {
  const read = async (em: Em, signedIn: InCare, id: string, formId: string): Promise<FormPages> => {
    const running = await readRunning(em, deps, signedIn, id, `pages/${formId}`);
    const form = running.document.forms.find((each) => each.id === formId);
    const pages = form && presentPages(running, form, signedIn.kind);
    const isHidden =
      signedIn.kind === 'citizen' && !isShown(running, formId, null) && pages?.pages.every(({ status }) => status !== 'saved');
    if (!pages || isHidden === true) throw notFound();
    if (signedIn.kind === 'citizen') await recordActivity(em, id, signedIn.id, deps.clock);
    return pages;
  };
  const add = async (
    em: Em,
    signedIn: InCare,
    { id, form: formId }: { readonly id: string; readonly form: string },
    { title, day }: z.infer<typeof addPage>,
  ): Promise<Acted<{ instance: string; page: number }>> => {
    const running = { ...(await findRunning(em, deps, signedIn, id)), forms: await formsOf(em, id) };
    const form = running.document.forms.find((each) => each.id === formId);
    if (!form || (form.kind !== 'tab' && form.kind !== 'calendar')) throw notFound();
    if (form.kind === 'calendar' && day === undefined)
      throw wrongFields('Sidan går inte att lägga till.', [{ question: 'day', message: 'Välj en dag.' }]);
    const there = form.kind === 'calendar' ? running.forms.find((row) => row.form === formId && row.day === day) : undefined;
    const because = there ? null : mayNotAdd(running, form, signedIn.kind);
    if (because !== null) throw conflict('notAllowed', because);
    const { instance, page, logged } = await keepPage(
      em,
      {
        runningMoment: id,
        form: formId,
        title: form.kind === 'tab' ? (title ?? null) : null,
        day: form.kind === 'calendar' ? (day ?? null) : null,
        maximum: pageRules(form).maximum,
      },
      authorOf(signedIn),
      deps.clock,
    );
    await logAccess(em, deps, signedIn, {
      action: 'add',
      thing: `page/${formId}/${page}`,
      citizenId: running.citizen.id,
      runningMomentId: id,
      unitId: running.unit.id,
    });
    return { body: { instance, page }, nudge: logged === null ? null : { runningMoment: id, seq: logged.seq } };
  };

  return routes()
    .openapi(mine, async (c) => {
      const { id, form } = c.req.valid('param');
      return c.json(await reading(c, deps, (em, signedIn) => read(em, signedIn, id, form)), 200);
    })
    .openapi(theirs, async (c) => {
      const { id, form } = c.req.valid('param');
      return c.json(await reading(c, deps, (em, signedIn) => read(em, signedIn, id, form)), 200);
    })
    .openapi(addMine, async (c) => {
      const [where, what] = [c.req.valid('param'), c.req.valid('json')];
      const done = await act(c, deps, (em, signedIn) => add(em, signedIn, where, what));
      return c.json({ ...done.body, caughtUp: done.caughtUp }, 201);
    })
    .openapi(addTheirs, async (c) => {
      const [where, what] = [c.req.valid('param'), c.req.valid('json')];
      const done = await act(c, deps, (em, signedIn) => add(em, signedIn, where, what));
      return c.json({ ...done.body, caughtUp: done.caughtUp }, 201);
    });
}

const inForm = { params: z.object({ id: uuid, form: z.string().max(60) }) };
const adding = { ...inForm, body: body(addPage) };

const mine = declare('GET /api/me/moments/{id}/pages/{form}', {
  summary: 'All pages of a tab or calendar form',
  request: inForm,
  responses: { 200: json(formPages, 'The pages') },
});
const theirs = declare('GET /api/running-moments/{id}/pages/{form}', {
  summary: 'All pages of a citizen’s tab or calendar form',
  request: inForm,
  responses: { 200: json(formPages, 'The pages') },
});
const addMine = declare('POST /api/me/moments/{id}/pages/{form}', {
  summary: 'Add a page; a day that has one answers with that',
  request: adding,
  responses: { 201: json(pageAdded, 'Added, or there already') },
});
const addTheirs = declare('POST /api/running-moments/{id}/pages/{form}', {
  summary: 'Add a page for the citizen; it is logged',
  request: adding,
  responses: { 201: json(pageAdded, 'Added, or there already') },
});
