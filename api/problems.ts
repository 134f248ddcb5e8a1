import type { Context, ErrorHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Logger } from 'pino';
import { isLogUnwritten } from '../db/accessLog.ts';
import { CommitUnknown } from '../db/orm.ts';
import { Refusal as RowRefusal } from '../db/refusal.ts';
import { isConnectionLost } from '../db/transient.ts';
import { conflict, notFound, Refusal } from './refusal.ts';
import type { Problem } from './schemas/parts.ts';

/** Any error → RFC 9457 problem+json. The one place that logs errors; what a person has sent is never in the log. */
export function problems(log: Logger): ErrorHandler {
  return (error, c) => {
    const refusal = refusalOf(error);
    const request = { method: c.req.method, route: c.req.routePath, requestId: c.res.headers.get('x-request-id') };
    if (refusal) {
      // The one refusal that somebody has to do something about.
      if (refusal.problem.code === 'logAway') log.error({ ...request, err: error }, 'the access log cannot be written');
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
  if (error instanceof RowRefusal) return fromRows(error);
  if (isUnitClosed(error)) return conflict('notNow', 'Enheten är inte aktiv, så inget nytt kan startas på den.');
  if (isLogUnwritten(error)) {
    return new Refusal(
      {
        status: 503,
        code: 'logAway',
        title: 'Vi kan inte visa eller spara något just nu, eftersom det inte går att logga. Försök igen om en stund.',
      },
      { 'retry-after': '30' },
    );
  }
  if (error instanceof CommitUnknown || isConnectionLost(error)) {
    return new Refusal(
      { status: 503, code: 'away', title: 'Vi når inte databasen just nu. Försök igen om en stund.' },
      { 'retry-after': '5' },
    );
  }
  return null;
}

/** A start that was under way when its unit was closed (0011-organisation.sql). */
const isUnitClosed = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'SV001';

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

/** What the rows turned down, each as its problem. The sentence is the rows' own. */
function fromRows({ code, message, changed }: RowRefusal): Refusal {
  switch (code) {
    case 'notFound':
      return notFound();
    case 'alreadyRunning':
    case 'notPublished':
    case 'stale':
    case 'ended':
    case 'datesMissing':
    case 'notNow':
    case 'notTestRun':
      return conflict(code, message, changed);
    case 'keyReused':
      return conflict('idempotencyKeyReused', message);
    case 'inProgress':
      return new Refusal({ status: 409, code: 'inProgress', title: message }, { 'retry-after': '1' });
  }
}
