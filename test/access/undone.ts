import { AsyncLocalStorage } from 'node:async_hooks';
import { keepReading } from '../../db/clock.ts';
import type { Database, Em } from '../../db/orm.ts';
import { atCommit, unanswered } from '../../db/together.ts';
import { enteringAs } from '../../db/who.ts';
import type { Who } from '../../db/who.ts';

/** The rows, with a way to try a whole request and leave nothing behind. */
export interface UndoneDatabase {
  /** What the API is given. */
  readonly db: Database;
  /** Runs a request with all its transactions inside one that is rolled back, whatever they did. `afterwards` may look at what they left. */
  undone<T, U>(request: () => Promise<T>, afterwards: (answer: T, as: Database['as']) => Promise<U>): Promise<U>;
}

const GUARDIAN_UNTIL_AGE = 13;

/**
 * Each transaction of the request is a savepoint: it begins in its reader's name by the same function as ever, its log rows are written as its
 * last thing, and row-level security binds it. So every cell of the matrix meets the same rows, also when the one before ended the moment.
 */
export function undoneDatabase(real: Database): UndoneDatabase {
  const open = new AsyncLocalStorage<Outer>();
  const as: Database['as'] = (who, work) => {
    const outer = open.getStore();
    if (outer === undefined || outer.over) return real.as(who, work);
    const mine = outer.last.then(() => inside(outer, who, work));
    outer.last = mine.catch(() => undefined);
    return mine;
  };
  return {
    db: { ...real, as },
    async undone(request, afterwards) {
      const undo: { answer?: Awaited<ReturnType<typeof afterwards>> } = {};
      await real
        .as({ kind: 'signIn' }, async (em) => {
          const outer: Outer = { em, execute: em.execute.bind(em) as Execute, last: Promise.resolve(), over: false };
          await open.run(outer, async () => (undo.answer = await afterwards(await request(), as)));
          outer.over = true;
          throw undo;
        })
        .catch((error: unknown) => {
          if (error !== undo) throw error;
        });
      return undo.answer as Awaited<ReturnType<typeof afterwards>>;
    },
  };
}

interface Outer {
  readonly em: Em;
  readonly execute: Execute;
  /** One transaction at a time. */
  last: Promise<unknown>;
  over: boolean;
}

type Execute = (sql: string, parameters?: readonly unknown[], method?: 'all' | 'get' | 'run') => Promise<unknown>;

async function inside<T>({ em, execute }: Outer, who: Who, work: (em: Em) => Promise<T>): Promise<T> {
  const last: (() => Promise<unknown>)[] = [];
  const waiting: Execute = async (sql, parameters, method) => {
    if (!sql.startsWith(atCommit)) return execute(sql, parameters, method);
    last.push(() => execute(sql.slice(atCommit.length), parameters, method));
    return [];
  };
  em.clear();
  Object.assign(em, { execute: waiting });
  try {
    await execute(`${unanswered}savepoint request`, [], 'run');
    const [begun] = (await execute(
      `select stegvis_enter(?, ?::uuid, ?::uuid, ?::uuid, ?, ?::uuid, ?::integer), date_trunc('milliseconds', clock_timestamp()) as now`,
      [...enteringAs(who, GUARDIAN_UNTIL_AGE)],
    )) as { now: number }[];
    if (begun) keepReading(em, begun.now);
    const answer = await work(em);
    await em.flush();
    for (const statement of last) await statement();
    await execute('release savepoint request', [], 'run');
    return answer;
  } catch (error) {
    await execute('rollback to savepoint request', [], 'run');
    throw error;
  } finally {
    Object.assign(em, { execute });
  }
}
