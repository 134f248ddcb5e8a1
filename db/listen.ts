import { Client } from 'pg';
import { encrypted, withoutTls } from './tls.ts';

/** What the rows signal (0003-signals.sql, 0011-organisation.sql): the log has grown, a notice is due, something that readers may want to read again, somebody's rights. */
export type Channel = 'stegvis_log' | 'stegvis_notice' | 'stegvis_change' | 'stegvis_rights';

export interface Listening {
  stop(): Promise<void>;
}

/** Listens on a connection of its own. A lost connection is made anew for ever, with growing pauses up to two seconds. */
export function listener(url: string, trouble: (message: string) => void) {
  return async (channel: Channel, callback: (payload: string | null) => void): Promise<Listening> => {
    let stopped = false;
    let client: Client | null = null;
    let waking: NodeJS.Timeout | null = null;

    const join = async (): Promise<void> => {
      const joining = new Client({ connectionString: withoutTls(url), ...encrypted(url), keepAlive: true, connectionTimeoutMillis: 5_000 });
      let lost = false;
      const lose = (): void => {
        if (lost) return;
        lost = true;
        if (client === joining) client = null;
        again(50);
      };
      joining.on('error', lose);
      joining.on('end', lose);
      joining.on('notification', (message) => callback(message.payload ?? null));
      try {
        await joining.connect();
        await joining.query(`listen ${channel}`);
      } catch (error) {
        lost = true;
        await joining.end().catch(() => undefined);
        throw error;
      }
      if (stopped) {
        lost = true;
        await joining.end().catch(() => undefined);
        return;
      }
      client = joining;
    };

    const again = (pause: number): void => {
      if (stopped) return;
      waking = setTimeout(() => {
        join().then(
          () => {
            if (!stopped) callback(null);
          },
          (error: unknown) => {
            trouble(`Listening on "${channel}" failed, trying again: ${error instanceof Error ? error.message : String(error)}`);
            again(Math.min(pause * 2, 2_000));
          },
        );
      }, pause);
    };

    await join().catch(() => again(50));
    return {
      async stop() {
        stopped = true;
        if (waking) clearTimeout(waking);
        await client?.end().catch(() => undefined);
      },
    };
  };
}
