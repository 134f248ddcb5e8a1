import { MikroORM, type EntityManager } from '@mikro-orm/postgresql';
import type { Pool, PoolClient, TypeOverrides } from 'pg';
import { keepReading, READ_CLOCK } from './clock.ts';
import { entities } from './entities.ts';
import { parseInstant } from './instant.ts';
import { listener, type Channel, type Listening } from './listen.ts';
import { sendTogether } from './together.ts';
import { encrypted } from './tls.ts';
import { isConnectionLost } from './transient.ts';
import { enteringAs, type Who } from './who.ts';

/** An entity manager bound to one transaction in somebody's name. Forks of it fall outside the transaction: never fork it. */
export type Em = EntityManager;

/** The rows, and the only ways to them. */
export interface Database {
  /** The age on whose birthday a guardian's right ends, as row-level security reckons it. */
  readonly guardianUntilAge: number;
  /**
   * One transaction in somebody's name. Whatever `work` asks is answered with what that reader may see; when it throws, nothing is written.
   * A connection lost before the transaction has begun is made anew for a while; one lost later is an error, and `CommitUnknown` when the
   * commit itself was under way. `work` may then run only once.
   */
  as<T>(who: Who, work: (em: Em) => Promise<T>): Promise<T>;
  /** Calls back for every signal on the channel, also after the connection was lost and made anew; then once with `null`, for what was missed. */
  listen(channel: Channel, callback: (payload: string | null) => void): Promise<Listening>;
  /** Whether a question gets an answer right now. */
  isReachable(): Promise<boolean>;
  close(): Promise<void>;
}

export interface ConnectOptions {
  /** Connections in the pool; 10 unless told. */
  readonly connections?: number;
  /** How long a lost or refused connection is tried again before a transaction begins; 8 seconds unless told. */
  readonly patienceMs?: number;
  /** The age on whose birthday a guardian's right ends (MOM-11); 13 unless told. */
  readonly guardianUntilAge?: number;
  /** Told of lost connections. Nothing is done about them here but going on. */
  readonly onTrouble?: (message: string) => void;
}

const GUARDIAN_UNTIL_AGE = 13;

/** Connects in a serving role. Refuses a superuser, a role that bypasses row-level security, and an owner of the tables. */
export async function connect(url: string, options: ConnectOptions = {}): Promise<Database> {
  const database = await open(url, options);
  try {
    await refuseTooMightyRole(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

/** One piece of setting up by the owner (publishing a moment, seeding the organisation), in one transaction. Never used while serving. */
export async function setUp<T>(ownerUrl: string, work: (em: Em) => Promise<T>): Promise<T> {
  const database = await open(ownerUrl, { connections: 1 });
  try {
    return await database.as({ kind: 'setup' }, work);
  } finally {
    await database.close();
  }
}

/** The commit was sent and no answer came: it may or may not have happened. The caller settles it by an idempotency key, never by guessing. */
export class CommitUnknown extends Error {
  override readonly name = 'CommitUnknown';
}

async function open(url: string, options: ConnectOptions): Promise<Database> {
  const guardianUntilAge = options.guardianUntilAge ?? GUARDIAN_UNTIL_AGE;
  const patience = options.patienceMs ?? 8_000;
  const trouble = options.onTrouble ?? (() => undefined);
  const orm = await MikroORM.init({
    clientUrl: url,
    entities: [...entities],
    pool: { min: 0, max: options.connections ?? 10 },
    // What leaves a transaction is data; nothing of the unit of work is kept over its end.
    logger: trouble,
    driverOptions: {
      ...encrypted(url),
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      onPoolCreated: (pool: Pool) => {
        const types = pool.options.types as TypeOverrides;
        types.setTypeParser(20, Number);
        types.setTypeParser(1184, parseInstant);
        pool.on('connect', (client) => {
          giveBackWhenLost(client);
          sendTogether(client);
        });
      },
    },
  });

  const begun = async (who: Who): Promise<Em> => {
    const until = Date.now() + patience;
    for (let pause = 25; ; pause = Math.min(pause * 2, 500)) {
      const em = orm.em.fork();
      try {
        await em.begin();
        await becomeReader(em, who, guardianUntilAge);
        return em;
      } catch (error) {
        await em.rollback().catch(() => undefined);
        if (!isConnectionLost(error) || Date.now() + pause > until) throw error;
        trouble(`The database does not answer, trying again: ${(error as Error).message}`);
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  };

  return {
    guardianUntilAge,
    async as(who, work) {
      const em = await begun(who);
      let answer;
      try {
        answer = await work(em);
        await em.flush();
      } catch (error) {
        await em.rollback().catch(() => undefined);
        throw error;
      }
      try {
        await em.commit();
      } catch (error) {
        await em.rollback().catch(() => undefined);
        if (isConnectionLost(error)) throw new CommitUnknown('Databasen svarade inte på om ändringen sparades.', { cause: error });
        throw error;
      }
      return answer;
    },
    listen: listener(url, trouble),
    async isReachable() {
      try {
        await orm.em.fork().execute('select 1');
        return true;
      } catch {
        return false;
      }
    },
    close: () => orm.close(true),
  };
}

/** The first statement of every transaction: in whose name it is, and what time it is. */
async function becomeReader(em: Em, who: Who, guardianUntilAge: number): Promise<void> {
  const [begun] = await em.execute<{ now: number }[]>(
    `select stegvis_enter(?, ?::uuid, ?::uuid, ?::uuid, ?, ?::uuid, ?::integer), ${READ_CLOCK} as now`,
    [...enteringAs(who, guardianUntilAge)],
  );
  if (begun) keepReading(em, begun.now);
}

/**
 * A connection that is lost while somebody holds it goes back at once, to be thrown away. The layers above forget to give it back when the
 * very first statement fails on it, and the pool would be one smaller for ever.
 */
function giveBackWhenLost(client: PoolClient): void {
  client.once('end', () => {
    try {
      client.release(true);
    } catch {
      // Nobody held it: the pool has thrown it away itself.
    }
  });
}

async function refuseTooMightyRole(database: Database): Promise<void> {
  const [role] = await database.as({ kind: 'signIn' }, (em) =>
    em.execute<{ name: string; mighty: boolean; owner: boolean }[]>(
      `select current_user::text as name, rolsuper or rolbypassrls as mighty,
         exists (select from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and pg_has_role(relowner, 'usage')) as owner
       from pg_roles where rolname = current_user`,
    ),
  );
  if (!role || role.mighty || role.owner)
    throw new Error(
      `Stegvis startar inte med databasrollen "${role?.name ?? '?'}": den ${role?.mighty ? 'är superanvändare eller går förbi radskyddet' : 'äger tabellerna'}, ` +
        'så inget skulle hindra en fråga från att läsa en annan invånares uppgifter. Använd stegvis_app eller stegvis_worker.',
    );
}
