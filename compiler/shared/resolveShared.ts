import type { Problem } from '../problem.ts';
import { error } from '../problem.ts';

/** A shared form by its name and version, as it is written; null where there is none. */
export type Lookup = (id: string, version: string) => unknown;

export interface Resolved {
  readonly document: unknown;
  readonly problems: readonly Problem[];
}

/**
 * Puts every form of the publishing unit that a moment document uses in its place, whole, and writes which it was beside it (FRM-24). What the moment
 * says of it itself – id, title, copies, who may answer – goes before; questions and results are the shared form's alone. The document is a value or
 * JSON text and is not changed; what is no moment, or uses nothing, comes back as it was.
 */
export function resolveShared(document: unknown, lookup: Lookup): Resolved {
  const read = typeof document === 'string' ? fromText(document) : document;
  if (!isFields(read) || !Array.isArray(read['forms'])) return { document, problems: [] };
  const problems: Problem[] = [];
  const forms = (read['forms'] as readonly unknown[]).map((form, index) => {
    if (!isFields(form) || typeof form['uses'] !== 'string' || typeof form['version'] !== 'string' || hasOwn(form)) return form;
    const { uses, version, ...own } = form;
    const whole = lookup(uses as string, version as string);
    if (isFields(whole)) return whole['uses'] === undefined ? placed(whole, own, uses as string, version as string) : form;
    problems.push(
      error('SharedFormVersion', ['forms', index, 'uses'], `Det finns inget delat formulär ”${String(uses)}” version ${String(version)}.`),
    );
    return form;
  });
  return forms.every((form, index) => form === (read['forms'] as readonly unknown[])[index])
    ? { document, problems }
    : { document: { ...read, forms }, problems };
}

type Fields = Readonly<Record<string, unknown>>;

function placed(whole: Fields, own: Fields, id: string, version: string): Fields {
  const { version: _version, sharedForm: _made, $schema: _schema, ...rest } = whole;
  const said = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  return { ...rest, ...said, questions: rest['questions'] ?? [], results: rest['results'] ?? [], sharedForm: { id, version } };
}

/** Questions or results beside `uses` are a fault that `check` speaks of. */
const hasOwn = (form: Fields): boolean =>
  ['questions', 'results'].some((list) => Array.isArray(form[list]) && (form[list] as readonly unknown[]).length > 0);

function fromText(text: string): unknown {
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text) as unknown;
  } catch {
    return null;
  }
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
