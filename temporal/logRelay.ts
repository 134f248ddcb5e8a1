import { randomUUID } from 'node:crypto';
import type { Clock } from '../db/clock.ts';
import { keepRefused, markNotStored, markStored, takeBatch, type Forwarded } from '../db/logForward.ts';
import type { Database } from '../db/orm.ts';
import type { LogActivity, LogEntry, LogStore } from '../integrations/logStore.ts';
import { Refused } from '../integrations/standIn.ts';
import type { WorkerLog } from './log.ts';
import { startRounds, type Rounds } from './rounds.ts';

export interface LogRelayParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly logStore: LogStore;
  readonly log: WorkerLog;
}

const worker = { kind: 'worker' } as const;
const AT_A_TIME = 200;

/**
 * Hands the log over to the log service (LOG-02, LOG-20): oldest first, each row under an id that is the same for ever, so that one whose answer
 * was lost is stored once. While the service is away the rows wait; nothing else waits for them. Any number may run: one at a time has the queue.
 */
export function startLogRelay(parts: LogRelayParts): Rounds {
  const me = randomUUID();
  return startRounds((stopping) => forwardLog(parts, me, stopping), {
    everyMs: 5_000,
    trouble: (error) => parts.log.warn('Loggen gick inte att lämna till loggtjänsten, försöker igen.', error),
  });
}

/** One round: until nothing more is ready. Answers with how soon more may be. */
export async function forwardLog(
  { db, clock, logStore, log }: LogRelayParts,
  me: string,
  stopping: () => boolean = () => false,
): Promise<number | void> {
  while (!stopping()) {
    const batch = await db.as(worker, (em) => takeBatch(em, me, AT_A_TIME, clock));
    if (batch === null) return;
    try {
      for (const refused of await store(logStore, batch.entries)) {
        log.warn(`Loggtjänsten tog inte emot rad ${refused.id} i loggen.`, refused.error);
        await db.as(worker, (em) => keepRefused(em, refused.id, refused.error.message, clock));
      }
    } catch (error) {
      await db.as(worker, (em) => markNotStored(em, me, reasonOf(error), clock));
      throw error;
    }
    await db.as(worker, (em) => markStored(em, me, batch.upTo, clock));
    if (batch.entries.length < AT_A_TIME) return batch.more ? 200 : undefined;
  }
}

/** Stores them all. When the entries themselves are refused, one by one and in their order; answers with those that were. */
async function store(logStore: LogStore, entries: readonly Forwarded[]): Promise<{ readonly id: number; readonly error: Refused }[]> {
  if (entries.length === 0) return [];
  try {
    await logStore.storeLog(entries.map(entryOf));
    return [];
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
  const refused: { id: number; error: Refused }[] = [];
  for (const entry of entries) {
    try {
      await logStore.storeLog([entryOf(entry)]);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      refused.push({ id: entry.id, error });
    }
  }
  return refused;
}

function entryOf(row: Forwarded): LogEntry {
  const careProvider = { hsaId: row.careProviderHsaId, name: row.careProvider };
  const careUnit = { hsaId: row.careUnitHsaId, name: row.careUnit };
  return {
    id: row.uuid,
    at: row.at,
    activity: activityOf(row.action),
    level: row.event,
    purpose: row.purpose === 'administration' ? 'Administration' : 'Vård och behandling',
    user: {
      hsaId: row.hsaId,
      name: `${row.givenName} ${row.familyName}`,
      assignment: row.commission,
      title: row.title,
      careProvider,
      careUnit,
    },
    resource: { type: 'Stöd och behandling', personalIdentityNumber: row.personalIdentityNumber, careProvider, careUnit },
  };
}

function activityOf(action: string): LogActivity {
  switch (action) {
    case 'emergency':
      return 'Nödöppning';
    case 'export':
      return 'Utskrift';
    case 'purge':
    case 'remove':
      return 'Radera';
    case 'read':
    case 'markRead':
    case 'search':
    case 'reveal':
    case 'decode':
    case 'followUp':
      return 'Läsa';
    default:
      return 'Skriva';
  }
}

/** What is kept of a failure names no one: a service may quote what it was sent. */
const reasonOf = (error: unknown): string => `Loggtjänsten svarade inte (${error instanceof Error ? error.name : 'okänt fel'}).`;
