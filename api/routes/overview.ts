import { z } from '@hono/zod-openapi';
import { momentVersions } from '../../db/moments.ts';
import { overview as overviewOf } from '../../db/overview.ts';
import { declare, json, routes } from '../declare.ts';
import type { Deps } from '../deps.ts';
import { logAccess } from '../logAccess.ts';
import { has } from '../policy.ts';
import { iso, nameOf } from '../present/running.ts';
import { presentFlag, presentFlagExists, presentRunningMoment } from '../present/staff.ts';
import { reading, staffOf } from '../reading.ts';
import { overview } from '../schemas/staff.ts';

/** What staff see first: flags, unread forms, and their running moments a page at a time. */
export function overviewRoutes(deps: Deps) {
  return routes().openapi(one, async (c) => {
    const { mine, after, kind } = c.req.valid('query');
    const page = await reading(c, deps, async (em, signedIn) => {
      const staff = staffOf(signedIn);
      const readsContent = has(signedIn, 'readContent');
      const found = await overviewOf(
        em,
        { responsible: mine === 'true' ? staff.id : null, after: after ?? null, limit: PAGE, kind },
        deps.clock,
      );
      const versions = await momentVersions(em, [...new Set([...found.flags, ...found.unreadForms].map((each) => each.momentVersion))]);
      const version = (id: string) => {
        const known = versions.get(id);
        if (!known) throw new Error(`The moment version "${id}" is gone.`);
        return known;
      };
      const seen = new Map<string, string>();
      for (const each of [
        ...found.runningMoments.map((row) => ({ ...row, runningMoment: row.id })),
        ...found.flags,
        ...found.unreadForms,
      ]) {
        seen.set(each.runningMoment, each.citizen.id);
      }
      await logAccess(
        em,
        deps,
        signedIn,
        [...seen].map(([runningMomentId, citizenId]) => ({
          action: 'read',
          thing: 'overview',
          citizenId,
          runningMomentId,
          unitId: staff.unit.id,
        })),
      );
      return {
        counts: found.counts,
        flags: found.flags.map((flag) =>
          readsContent ? presentFlag(flag, version(flag.momentVersion).document) : presentFlagExists(flag),
        ),
        unreadForms: (readsContent ? found.unreadForms : []).map((each) => ({
          instance: each.instance,
          runningMoment: each.runningMoment,
          citizen: nameOf(each.citizen),
          moment: each.momentName,
          form: version(each.momentVersion).document.forms.find((form) => form.id === each.form)?.title ?? each.form,
          savedAt: iso(each.savedAt),
        })),
        runningMoments: found.runningMoments.map((row) => presentRunningMoment(row, staff.id)),
        next: found.next,
      };
    });
    return c.json(page, 200);
  });
}

const PAGE = 50;

const one = declare('GET /api/overview', {
  summary: 'What needs staff, and their running moments',
  request: {
    query: z.object({
      mine: z.enum(['true', 'false']).default('false'),
      after: z.string().max(500).optional(),
      /** Test runs stand in no overview of care; they have their own. */
      kind: z.enum(['real', 'test']).default('real'),
    }),
  },
  responses: { 200: json(overview, 'Flags first') },
});
