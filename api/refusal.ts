import type { Problem } from './schemas/parts.ts';

/** Our no to a request: the status, a code for programs and a Swedish sentence for people. Thrown anywhere below a route, made into problem+json in `problems.ts`. */
export class Refusal extends Error {
  override readonly name: string = 'Refusal';
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;

  constructor(problem: Omit<Problem, 'type'>, headers: Readonly<Record<string, string>> = {}, cause?: unknown) {
    super(problem.title, cause === undefined ? undefined : { cause });
    this.problem = { type: `urn:stegvis:problem:${problem.code}`, ...problem };
    this.headers = headers;
  }
}

/** Unknown and not allowed are the same answer, so that an address tells nothing. */
export const notFound = (): Refusal =>
  new Refusal({ status: 404, code: 'notFound', title: 'Sidan finns inte, eller så har du inte tillgång till den.' });

export const notSignedIn = (): Refusal => new Refusal({ status: 401, code: 'notSignedIn', title: 'Du behöver logga in.' });

/** 409: what was asked does not fit how things are now; `changed` says how they are. */
export function conflict(code: string, title: string, changed?: Readonly<Record<string, unknown>>): Refusal {
  return new Refusal({ status: 409, code, title, ...(changed ? { changed: { ...changed } } : {}) });
}

/** 400: the request is not made as the contract says. */
export const badRequest = (code: string, title: string, detail?: string): Refusal =>
  new Refusal({ status: 400, code, title, ...(detail === undefined ? {} : { detail }) });

/** 422: understood, and wrong in these places. */
export function wrongFields(title: string, fields: NonNullable<Problem['fields']>): Refusal {
  return new Refusal({ status: 422, code: 'wrongFields', title, fields });
}
