import { z } from '@hono/zod-openapi';
import { activationsOf, providersUnits, type Activation } from '../../db/catalogueActivations.ts';
import { publishVersion, setTerms, unpublishVersion } from '../../db/cataloguePublishing.ts';
import {
  careProvidersByName,
  catalogueVersions,
  isAvailableTo,
  versionToDecide,
  type CataloguePart,
  type CatalogueVersion as VersionRow,
} from '../../db/catalogueVersions.ts';
import type { Em } from '../../db/orm.ts';
import { administer } from '../act.ts';
import { body, declare, json, routes } from '../declare.ts';
import type { Deps } from '../deps.ts';
import { mayPublish } from '../mayPublish.ts';
import { has } from '../policy.ts';
import { iso, isoOrNull } from '../present/running.ts';
import { looking, staffOf } from '../reading.ts';
import { conflict, notFound } from '../refusal.ts';
import { catalogueAdmin, done, versionTerms, type CatalogueVersion } from '../schemas/catalogueAdmin.ts';
import { uuid } from '../schemas/parts.ts';
import type { SignedIn, SignedInStaff } from '../signedIn.ts';

/** The catalogue as those who look after it see it, and what a publisher does with a version. Nothing in it is anybody's data. */
export function adminCatalogueRoutes(deps: Deps) {
  return routes()
    .openapi(list, async (c) => {
      const answer = await looking(c, deps, async (em, signedIn) => {
        const provider = providerOf(signedIn);
        const versions = await catalogueVersions(em, partOf(signedIn));
        const activations = provider === null ? [] : await activationsOf(em, provider);
        return {
          versions: versions.map((version) => present(version, signedIn, activations)),
          units: provider === null ? [] : await providersUnits(em, provider),
          careProviders: has(signedIn, 'publishMoments') ? await careProvidersByName(em) : [],
        };
      });
      return c.json(answer, 200);
    })
    .openapi(publish, async (c) => {
      await administer(c, deps, async (em, signedIn) => {
        const { staff, version } = await decided(em, signedIn, c.req.valid('param').id);
        const allowed = mayPublish(version, { id: staff.id, unit: staff.unit.id });
        if (!allowed.allowed) throw conflict(allowed.code, allowed.because);
        await publishVersion(em, { version: version.id, by: staff.id, at: await deps.clock.now(em) });
        return {};
      });
      return c.json({}, 200);
    })
    .openapi(unpublish, async (c) => {
      await administer(c, deps, async (em, signedIn) => {
        const { staff, version } = await decided(em, signedIn, c.req.valid('param').id);
        if (version.status !== 'published') throw conflict('notPublished', 'Versionen är inte publicerad.', { status: version.status });
        await unpublishVersion(em, { version: version.id, by: staff.id, at: await deps.clock.now(em) });
        return {};
      });
      return c.json({}, 200);
    })
    .openapi(visibility, async (c) => {
      const terms = c.req.valid('json');
      await administer(c, deps, async (em, signedIn) => {
        const { staff, version } = await decided(em, signedIn, c.req.valid('param').id);
        // Terms are a part of what was published: whoever designed it does not set them on what stands in the catalogue.
        if (version.status === 'published' && version.designers.includes(staff.id))
          throw conflict('fourEyes', 'Du har själv konstruerat något i versionen. En annan utgivare behöver ändra villkoren.');
        await setTerms(em, { version: version.id, by: staff.id, at: await deps.clock.now(em) }, terms);
        return {};
      });
      return c.json({}, 200);
    });
}

/** The version that a publisher is about to decide on: their own publishing unit's. */
async function decided(em: Em, signedIn: SignedIn, id: string): Promise<{ staff: SignedInStaff; version: VersionRow }> {
  const staff = staffOf(signedIn);
  const version = await versionToDecide(em, id);
  if (version === null || version.owner?.id !== staff.unit.id) throw notFound();
  return { staff, version };
}

/** What part of the catalogue this reader's work is about (UNI-15). */
function partOf(signedIn: SignedIn): CataloguePart {
  const careProvider = providerOf(signedIn);
  if (careProvider !== null) return { kind: 'careProvider', careProvider };
  if (signedIn.kind === 'administrator') return { kind: 'whole' };
  if (has(signedIn, 'publishMoments')) return { kind: 'publishingUnit', unit: staffOf(signedIn).unit.id };
  return { kind: 'public' };
}

const providerOf = (signedIn: SignedIn): string | null =>
  signedIn.kind === 'administrator' && signedIn.place.kind === 'careProvider' ? signedIn.place.id : null;

function present(version: VersionRow, signedIn: SignedIn, activations: readonly Activation[]): CatalogueVersion {
  const { designers: _designers, owner, history, publishedAt, careProviders, ...rest } = version;
  const publisher = signedIn.kind === 'staff' && has(signedIn, 'publishMoments') ? { id: signedIn.id, unit: signedIn.unit.id } : null;
  const provider = providerOf(signedIn);
  const own = publisher !== null && owner?.id === publisher.unit;
  const allowed = own ? mayPublish(version, publisher) : null;
  return {
    ...rest,
    publishedAt: isoOrNull(publishedAt),
    owner: owner && { id: owner.id, name: owner.name },
    careProviders: own || publisher === null ? [...careProviders] : [],
    own,
    available: provider === null ? version.status === 'published' : isAvailableTo(version, provider),
    mayPublish: allowed?.allowed === true,
    publishRefused: allowed === null || allowed.allowed || version.status === 'published' ? null : allowed.because,
    history: own ? history.map(({ what, at, by }) => ({ what, at: iso(at), by })) : [],
    activations: activations
      .filter(({ momentVersion }) => momentVersion === version.id)
      .map(({ id, unit, activatedAt, reachesRunning }) => ({ id, unit, activatedAt: isoOrNull(activatedAt), reachesRunning })),
  };
}

const params = z.object({ id: uuid });

const list = declare('GET /api/admin/catalogue', {
  summary: 'The catalogue, as much of it as the reader looks after',
  responses: { 200: json(catalogueAdmin, 'By name, the newest version of each moment first') },
});
const publish = declare('POST /api/admin/versions/{id}/publish', {
  summary: 'Publish a version of the own publishing unit',
  description: 'Refused to whoever has designed any of it (four eyes), and from a training unit.',
  request: { params },
  responses: { 200: json(done, 'Published') },
});
const unpublish = declare('POST /api/admin/versions/{id}/unpublish', {
  summary: 'Take a version out of the catalogue; what runs goes on',
  request: { params },
  responses: { 200: json(done, 'Unpublished') },
});
const visibility = declare('PUT /api/admin/versions/{id}/visibility', {
  summary: 'Who may use a version, and on what terms',
  request: { params, body: body(versionTerms) },
  responses: { 200: json(done, 'Saved') },
});
