import { pino } from 'pino';
import type { Logger } from 'pino';

/** The API's log: JSON lines for machines. What could hold a person's data or a secret is taken out before it is written. */
export function createLog(level: string): Logger {
  return pino({
    level,
    base: { name: 'api' },
    redact: {
      paths: [
        'req.headers',
        'headers',
        'cookie',
        'authorization',
        'body',
        'answers',
        'personalIdentityNumber',
        'err.query',
        'err.params',
        'err.parameters',
        'err.detail',
        'err.where',
        'err.sql',
      ],
      censor: '[borttaget]',
    },
    serializers: {
      // Only our own words: a driver's message may quote what a person wrote.
      err: (error: unknown) => ({
        type: error instanceof Error ? error.constructor.name : typeof error,
        code: error instanceof Error && 'code' in error ? error.code : undefined,
        message: error instanceof Error && !('code' in error) ? error.message.slice(0, 300) : undefined,
        stack:
          error instanceof Error
            ? error.stack
                ?.split('\n')
                .filter((line) => line.trimStart().startsWith('at '))
                .slice(0, 12)
                .join('\n')
            : undefined,
      }),
    },
  });
}
