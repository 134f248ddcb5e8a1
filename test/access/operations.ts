import { MEASURE, OWN_FLAG, measure, ownFlag } from '../support/steerable.ts';
import type { Thing } from './fillThing.ts';

/** A route as the OpenAPI document has it. */
export interface Operation {
  /** As the policy names it: `GET /api/overview`. */
  readonly route: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema: Schema }[];
  readonly body: Schema | null;
}

export interface Schema {
  readonly [key: string]: unknown;
}

/** Every route of the document. */
export function operationsOf(document: OpenApi): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      route: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      parameters: operation.parameters ?? [],
      body: operation.requestBody?.content?.['application/json']?.schema ?? null,
    })),
  );
}

export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

interface Described {
  readonly parameters?: Operation['parameters'];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> };
}

/** What is filled in for a route: the path's names, the query, and a body that is right by the schema and, where it can be, by how things are. */
export interface Filled {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** For what hangs on a running moment: its own ids, and a body by the route where the schema's least is not enough. */
export function fillNear(operation: Operation, thing: Thing, momentVersion: string): Partial<Filled> {
  const end = operation.path.replace(/^.*?\{id\}\/?/, '');
  const own = operation.path.startsWith('/api/me/');
  const copy = end.endsWith('files') ? 'bilagor' : !own && end.endsWith('answers') ? 'hjalp' : 'maende';
  return {
    path: {
      id: operation.path.startsWith('/api/citizens/') ? thing.citizen.id : thing.id,
      instance: thing.copies[copy] ?? '',
      module: end.endsWith('open') ? 'sedan' : end.endsWith('ask') ? 'fraga' : 'borja',
      version: '1',
      file: operation.method === 'DELETE' ? thing.unkeptFile : thing.file,
      form: 'kalender',
      battery: 'extra',
      occasion: '1',
      name: end.startsWith('own-flags') ? OWN_FLAG : 'besok',
      measure: MEASURE,
      flag: thing.flag,
    },
    query: { question: 'bild', ...(own ? { module: 'sedan' } : { flag: thing.flag }) },
    ...bodyNear(operation, thing, momentVersion),
  };
}

function bodyNear({ route, method, path }: Operation, thing: Thing, momentVersion: string): { readonly body?: unknown } {
  const end = `${method} ${path.replace(/^.*?\{id\}\/?/, '')}`;
  if (route === 'POST /api/running-moments')
    return { body: { momentVersion, citizen: thing.citizen.id, dates: { besok: '2026-11-20' }, facts: { alder: 30 } } };
  if (route === 'POST /api/citizens/search') return { body: { search: thing.citizen.number } };
  const own = path.startsWith('/api/me/');
  const bodies: Readonly<Record<string, unknown>> = {
    'POST forms/{instance}/answers': own
      ? { answers: { oro: 3 }, shownHash: thing.shownHash['maende'], answerVersion: 1 }
      : { answers: { hjalp: 3 }, shownHash: thing.shownHash['hjalp'], answerVersion: 0 },
    'PUT forms/{instance}/draft': { answers: { oro: 2 }, revision: thing.draftRevision },
    'POST forms/{instance}/withdraw': { answerVersion: 1, reason: 'Skickat till fel person' },
    'POST forms': { form: 'hjalp' },
    'POST pages/{form}': { day: '2026-11-01' },
    'POST measures/{measure}': measure,
    'POST own-flags': { flag: { ...ownFlag, id: `f${'1'.repeat(32)}` } },
    'POST fast-forward': { to: 'nextDue' },
    'POST steps': { step: 'borja/del/fyll' },
    'POST maintenance': { until: '2026-11-20T08:00:00.000Z' },
    'POST pause': {},
    'POST dates/{name}': { date: '2026-11-23' },
    'POST send-time': { at: '18:00' },
  };
  return end in bodies ? { body: bodies[end] } : {};
}

/** A body for what is about no citizen, where the schema's least is not enough. */
export function bodyElsewhere(
  { route }: Operation,
  world: { readonly momentVersion: string; readonly unit: string; readonly region: string },
): { readonly body?: unknown } {
  const bodies: Readonly<Record<string, unknown>> = {
    'POST /api/admin/activations': { momentVersion: world.momentVersion, units: [world.unit] },
    'POST /api/admin/announcements': { ...announced, kind: 'information', unit: null },
    'PATCH /api/admin/announcements/{id}': { ...announced, revision: 1 },
    'PUT /api/unit/open-moments/{moment}': { open: true, criteria: {}, responsible: null },
    'POST /api/admin/care-providers': { hsaId: HSA_ID, region: world.region },
    'POST /api/admin/publishing-units': {
      hsaId: HSA_ID,
      kind: 'training',
      region: world.region,
      responsible: HSA_ID,
      permissionAdministrator: HSA_ID,
    },
    'PUT /api/unit/staff/{id}/roles': { roles: [], was: ['therapist'] },
  };
  return route in bodies ? { body: bodies[route] } : {};
}

/** A person and a unit that HSA knows in this world, and nobody here has met. */
export const HSA_ID = 'SE2321000016-XPRV';

const announced = {
  toStaff: true,
  toCitizens: false,
  severity: 'information',
  language: 'sv',
  title: 'Prov',
  body: 'Provtext',
  from: '2026-11-20T08:00:00.000Z',
  to: null,
};

/** The least that a schema takes, worked out from it. A pattern that none of the known texts fits is a fault of the matrix, and said. */
export function exampleOf(schema: Schema, components: OpenApi['components']['schemas']): unknown {
  const again = (each: unknown): unknown => exampleOf(each as Schema, components);
  if (typeof schema['$ref'] === 'string') return again(components[schema['$ref'].split('/').at(-1) ?? '']);
  if ('const' in schema) return schema['const'];
  if (Array.isArray(schema['enum'])) return schema['enum'][0];
  for (const some of ['oneOf', 'anyOf']) if (Array.isArray(schema[some])) return again(schema[some][0]);
  if (Array.isArray(schema['allOf'])) return Object.assign({}, ...schema['allOf'].map(again)) as unknown;
  const type = Array.isArray(schema['type']) ? (schema['type'] as unknown[])[0] : schema['type'];
  if (type === 'object' || 'properties' in schema) {
    const properties = (schema['properties'] ?? {}) as Readonly<Record<string, Schema>>;
    return Object.fromEntries(((schema['required'] ?? []) as string[]).map((name) => [name, again(properties[name] ?? {})]));
  }
  if (type === 'array') return Array.from({ length: Number(schema['minItems'] ?? 0) }, () => again(schema['items'] ?? {}));
  if (type === 'boolean') return true;
  if (type === 'null') return null;
  if (type === 'integer' || type === 'number') return Math.max(Number(schema['minimum'] ?? 1), Number(schema['exclusiveMinimum'] ?? 0) + 1);
  return textOf(schema);
}

function textOf(schema: Schema): string {
  if (schema['format'] === 'uuid') return '3f0f7b1e-0000-4000-8000-000000000000';
  if (schema['format'] === 'date') return '2026-11-20';
  if (schema['format'] === 'date-time') return '2026-11-20T08:00:00.000Z';
  if (schema['format'] === 'email') return 'nagon@example.se';
  const pattern = schema['pattern'];
  const texts = ['Provtext', '18:00', '2026-11-20', HSA_ID, MEASURE, OWN_FLAG, '197804232390', 'bild.png', '0123', 'sv', 'a', '1.0'];
  const fits = texts.find(
    (text) =>
      (typeof pattern !== 'string' || new RegExp(pattern, 'u').test(text)) &&
      text.length >= Number(schema['minLength'] ?? 0) &&
      text.length <= Number(schema['maxLength'] ?? Infinity),
  );
  if (fits === undefined) throw new Error(`The matrix knows no text for ${JSON.stringify(schema)}.`);
  return fits;
}
