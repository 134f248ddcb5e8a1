import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';
import { scrub, withoutPersonal } from './scrub.ts';

/**
 * The API's log: JSON lines for machines. What could hold a person's data or a secret is taken out before it is written: values by their
 * name at any depth, errors down to their kind and where they came from, and what looks like an identity number, a token or an address in
 * every line whoever wrote it.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: { name: 'api' },
      formatters: { log: (fields) => withoutPersonal(fields) as Record<string, unknown> },
      hooks: {
        logMethod(args, method) {
          const [first, ...rest] = args as unknown[];
          // An error alone would lend the line its own text.
          const given = first instanceof Error ? [{ err: first }, ...(rest.length === 0 ? ['failed'] : rest)] : args;
          method.apply(this, given as Parameters<typeof method>);
        },
        streamWrite: scrub,
      },
    },
    destination ?? pino.destination(1),
  );
}
