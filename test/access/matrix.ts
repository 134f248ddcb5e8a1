import { randomUUID } from 'node:crypto';
import { policy } from '../../api/policy.ts';
import type { PolicyKey } from '../../api/policy.ts';
import { URL_OF_TESTS } from '../support/api.ts';
import { pdf } from '../support/fileBytes.ts';
import { expectedOf, findsAnybody, mayMeet, whoOneIs } from './expected.ts';
import type { About, Expected } from './expected.ts';
import type { Thing } from './fillThing.ts';
import { bodyElsewhere, exampleOf, fillNear, operationsOf } from './operations.ts';
import type { Filled, OpenApi, Operation } from './operations.ts';
import { regions } from '../../start/seed/places.ts';
import { ELSEWHERE } from './places.ts';
import { here } from './readers.ts';
import type { AsRole, RoleName } from './readers.ts';
import type { World } from './world.ts';

/** How the thing stands to who asks, or how the session does. */
export type Column = 'own' | 'same unit' | 'other unit' | 'other region' | 'ended' | 'here' | 'anonymous' | 'expired' | 'revoked';

/** One request, and what came of it. */
export interface Cell {
  readonly route: string;
  readonly role: string;
  readonly column: Column;
  readonly expected: Expected;
  readonly status: number;
  /** What the answer is, but for the request's id. */
  readonly answer: 'passed' | 'hidden' | 'unsigned' | 'fault';
  /** Canaries in the answer that this reader may not meet. */
  readonly leaked: readonly string[];
  /** Citizens whose data it was about, or who stand in the answer, and who have no row of it in the log. */
  readonly unlogged: readonly string[];
  readonly refusedBecause: string | null;
}

export interface Matrix {
  readonly operations: readonly Operation[];
  /** Every cell of one role. */
  cellsOf(role: AsRole & { readonly name: RoleName }, sessions?: 'every' | 'valid'): Promise<Cell[]>;
  /** Routes whose addresses it had nothing to write in. */
  readonly unfilled: ReadonlySet<string>;
}

/** The matrix over a world: routes and requests from its own OpenAPI document. A path that it cannot fill is an error, never left out. */
export async function matrixOf(world: World): Promise<Matrix> {
  const document = (await (await world.api.request('/api/openapi.json')).json()) as OpenApi;
  const operations = operationsOf(document);
  const unfilled = new Set<string>();
  const uniform = await uniformAnswers(world);

  const cell = async (operation: Operation, role: AsRole & { readonly name: RoleName }, column: Column, about: About): Promise<Cell> => {
    const thing = about !== null && 'citizen' in about ? about : null;
    const row = policy[operation.route as PolicyKey];
    if (row === undefined) throw new Error(`"${operation.route}" has no row in the policy.`);
    const isOut = column === 'anonymous' || column === 'expired' || column === 'revoked';
    const cookies = world.cookies.get(role.name);
    const cookie = column === 'anonymous' ? '' : (cookies?.[column === 'expired' || column === 'revoked' ? column : 'valid'] ?? '');
    const expected: Expected =
      isOut && !('who' in row && row.who === 'anyone') ? 'unsigned' : expectedOf(operation.route, row, role, about);
    return world.undone(
      () => ask(world, operation, requestOf(operation, about, world, document), cookie),
      async ({ status, text, type, requestId }, as) => {
        const answer: Cell['answer'] =
          text === uniform.hidden ? 'hidden' : text === uniform.unsigned ? 'unsigned' : status >= 500 ? 'fault' : 'passed';
        const lower = text.toLowerCase();
        const elsewhere = lower.includes(ELSEWHERE) ? [ELSEWHERE] : [];
        const things = Object.values(world.things) as Thing[];
        const leaked = things.flatMap((each) => [
          ...(lower.includes(each.nameCanary.toLowerCase()) || text.includes(each.citizen.number)
            ? mayMeet(role, each, 'name') && !isOut
              ? []
              : findsAnybody.has(operation.route) && expected === 'open'
                ? []
                : [each.nameCanary]
            : []),
          ...(lower.includes(each.textCanary) && !(mayMeet(role, each, 'text') && !isOut) ? [each.textCanary] : []),
        ]);
        const shown = things.filter((each) => lower.includes(each.nameCanary.toLowerCase()) || lower.includes(each.textCanary));
        const whose = whoOneIs.has(operation.route)
          ? []
          : answer === 'passed' && status < 400 && thing !== null
            ? [thing, ...shown]
            : shown;
        const unlogged: string[] = [];
        for (const citizen of new Set(whose.map((each) => each.citizen.id))) {
          const rows = await as({ kind: 'citizen', id: citizen }, (em) =>
            em.execute<{ n: number }[]>('select count(*)::int as n from access_log where request_id = ? and citizen_id = ?::uuid', [
              requestId,
              citizen,
            ]),
          );
          if ((rows[0]?.n ?? 0) === 0) unlogged.push(whose.find((each) => each.citizen.id === citizen)?.nameCanary ?? '');
        }
        // Whoever follows up the log is in it: for the care unit, and not as a look at each of those whose rows were seen.
        if (operation.route.includes(' /api/log/') && unlogged.length > 0) {
          const [followed] = await as(
            { kind: 'administrator', id: world.people.get(role.name) ?? '', place: { kind: 'careUnit', id: here.careUnit.id } },
            (em) => em.execute<{ n: number }[]>('select count(*)::int as n from access_log where request_id = ?', [requestId]),
          );
          if ((followed?.n ?? 0) > 0) unlogged.length = 0;
        }
        return {
          route: operation.route,
          role: role.name,
          column,
          expected,
          status,
          answer,
          leaked: [...leaked, ...elsewhere],
          unlogged,
          refusedBecause: status >= 400 && /json/.test(type) ? String((JSON.parse(text) as { code?: string }).code) : null,
        };
      },
    );
  };

  return {
    operations,
    unfilled,
    async cellsOf(role, sessions = 'every') {
      const cells: Cell[] = [];
      const { things } = world;
      const isTraining = role.place === 'training';
      const near: readonly (readonly [Column, Thing])[] = [
        ['own', isTraining ? things.trainingOwn : things.own],
        ['same unit', isTraining ? things.trainingOther : things.sameUnit],
        ['other unit', things.otherUnit],
        ['other region', things.otherRegion],
        ['ended', things.ended],
      ];
      for (const operation of operations) {
        if (namesMissing(operation, world).length > 0) {
          unfilled.add(operation.route);
          continue;
        }
        const places = [...world.places].find(([pattern]) => pattern.test(operation.path))?.[1] ?? null;
        const about: readonly (readonly [Column, About])[] = isNearSomebody(operation)
          ? near
          : places === null
            ? [['here', null]]
            : places.map((place) => [place.column, place]);
        for (const [column, each] of about) cells.push(await cell(operation, role, column, each));
        if (sessions === 'every')
          for (const column of ['anonymous', 'expired', 'revoked'] as const)
            cells.push(await cell(operation, role, column, about[0]?.[1] ?? null));
      }
      return cells;
    },
  };
}

/** Whether a route is about a running moment, or about whom one could be started on. */
const isNearSomebody = ({ route, path }: Operation): boolean =>
  /^\/api\/(me\/moments|running-moments)\/\{id\}/.test(path) || findsAnybody.has(route);

interface Request {
  readonly address: string;
  readonly body: unknown;
}

/** The address and the body of a request. */
function requestOf(operation: Operation, about: About, world: World, document: OpenApi): Request {
  const filled: Partial<Filled> =
    about === null
      ? bodyElsewhere(operation, { momentVersion: world.momentVersion, unit: here.unit.id, region: regions[0].id })
      : 'citizen' in about
        ? fillNear(operation, about, world.momentVersion)
        : {
            path: about.path,
            ...bodyElsewhere(operation, { momentVersion: world.momentVersion, unit: here.unit.id, region: regions[0].id }),
          };
  const address = operation.path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => {
    const value = filled.path?.[name] ?? namesElsewhere[operation.path]?.[name];
    if (value === undefined) throw new Error(`Nothing to write for {${name}} in "${operation.route}".`);
    return encodeURIComponent(value);
  });
  const query = operation.parameters.flatMap((parameter) => {
    if (parameter.in !== 'query') return [];
    const value = filled.query?.[parameter.name];
    if (value !== undefined) return [`${parameter.name}=${encodeURIComponent(value)}`];
    return parameter.required === true
      ? [`${parameter.name}=${encodeURIComponent(String(exampleOf(parameter.schema, document.components.schemas)))}`]
      : [];
  });
  const body =
    'body' in filled ? filled.body : operation.body === null ? undefined : exampleOf(operation.body, document.components.schemas);
  return { address: query.length === 0 ? address : `${address}?${query.join('&')}`, body };
}

/** Names in a path that the matrix has nothing to write for: it has not been told what the route is about. */
function namesMissing(operation: Operation, world: World): string[] {
  if (isNearSomebody(operation)) return [];
  const places = [...world.places].find(([pattern]) => pattern.test(operation.path))?.[1] ?? [];
  return [...operation.path.matchAll(/\{(\w+)\}/g)]
    .map(([, name]) => name ?? '')
    .filter((name) => places[0]?.path[name] === undefined && namesElsewhere[operation.path]?.[name] === undefined);
}

/** Paths that are about nobody. */
const namesElsewhere: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '/api/docs/{file}': { file: 'x.js' },
  '/dev/services/{service}': { service: 'logStore' },
  '/media/{moment}/{file}': { moment: 'allt', file: 'bild.png' },
  '/api/unit/open-moments/{moment}': { moment: 'avstamning' },
  '/api/shared-forms/{form}/{version}': { form: 'phq9', version: '1.0' },
};

interface Asked {
  readonly status: number;
  readonly text: string;
  readonly type: string;
  readonly requestId: string;
}

async function ask({ api }: World, operation: Operation, { address, body }: Request, cookie: string): Promise<Asked> {
  const isFile = operation.path.endsWith('/files') && operation.method === 'POST';
  const response = await api.request(address, {
    method: operation.method,
    headers: {
      ...(cookie === '' ? {} : { cookie }),
      ...(operation.method === 'GET' ? {} : { origin: URL_OF_TESTS, 'idempotency-key': randomUUID() }),
      ...(isFile
        ? { 'content-type': 'application/octet-stream', 'x-file-name': 'prov.pdf' }
        : body === undefined
          ? {}
          : { 'content-type': 'application/json' }),
    },
    ...(isFile ? { body: Buffer.from(pdf) } : body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const type = response.headers.get('content-type') ?? '';
  const isStream = type.startsWith('text/event-stream');
  if (isStream) await response.body?.cancel();
  return {
    status: response.status,
    text: isStream ? '' : await response.text(),
    type,
    requestId: response.headers.get('x-request-id') ?? '',
  };
}

/** The two noes as they are given for what cannot be: every other is the same, byte for byte. */
async function uniformAnswers(world: World): Promise<{ readonly hidden: string; readonly unsigned: string }> {
  const hidden = await world.api.request('/api/nothing-here');
  const unsigned = await world.api.request('/api/overview');
  if (hidden.status !== 404 || unsigned.status !== 401) throw new Error('The noes are not what they were.');
  return { hidden: await hidden.text(), unsigned: await unsigned.text() };
}
