import type { Context, ErrorHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Logger } from 'pino';
import { Refusal } from './refusal.ts';
import type { Problem } from './schemas/parts.ts';

/** Any error → RFC 9457 problem+json. The one place that logs errors; what a person has sent is never in the log. */
export function problems(log: Logger): ErrorHandler {
  return (error, c) => {
    const refusal = refusalOf(error);
    const request = { method: c.req.method, route: c.req.routePath, requestId: c.res.headers.get('x-request-id') };
    if (refusal) {
      log.debug({ ...request, status: refusal.problem.status, code: refusal.problem.code }, 'refused');
      return answerProblem(c, refusal);
    }
    log.error({ ...request, err: error }, 'failed');
    return answerProblem(c, unexpected());
  };
}

/** A refusal as a response, `application/problem+json`, never kept by a cache. */
export function answerProblem(c: Context, refusal: Refusal): Response {
  const problem: Problem = refusal.problem;
  return c.body(JSON.stringify(problem), problem.status as 400, {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    ...refusal.headers,
  });
}

/** Our own fault, told without details. */
const unexpected = (): Refusal =>
  new Refusal({ status: 500, code: 'unexpected', title: 'Något gick fel hos oss. Försök igen om en stund.' });

function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (error instanceof HTTPException) return fromHttpException(error);
  if (isUnreachable(error)) {
    return new Refusal({ status: 503, code: 'away', title: 'Vi når inte databasen just nu. Försök igen om en stund.' }, { 'retry-after': '5' });
  }
  return null;
}

/** hono's own noes: a body that is not JSON is the only one our routes can give. */
function fromHttpException(error: HTTPException): Refusal {
  if (error.status === 413) return tooLarge();
  if (error.status >= 400 && error.status < 500) {
    return new Refusal({ status: error.status, code: 'badRequest', title: 'Begäran går inte att läsa.' });
  }
  return unexpected();
}

export const tooLarge = (): Refusal =>
  new Refusal({ status: 413, code: 'tooLarge', title: 'Det du skickar är för stort. Korta texten och försök igen.' });

/** PostgreSQL away or restarting: class 08, 57P0x, or no connection at all. */
function isUnreachable(error: unknown): boolean {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const code = 'code' in at && typeof at.code === 'string' ? at.code : '';
    if (/^(08...|57P0[123]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/.test(code)) return true;
    if (/Connection terminated|timeout exceeded when trying to connect/.test(at.message)) return true;
  }
  return false;
}
