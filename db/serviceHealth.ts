import type { ServiceHealth } from '../integrations/line.ts';
import type { Clock } from './clock.ts';
import { iso } from './instant.ts';
import type { Em } from './orm.ts';

/** A process that has said nothing for this long has left, and what it said goes with it. */
const LEFT_AFTER_MS = 5 * 60_000;

/** How one process finds one service. */
export interface ProcessHealth {
  readonly process: string;
  readonly health: ServiceHealth;
}

/** Keeps how this process finds the services, as `worker` or as `signIn`, and takes away what processes that have left said. */
export async function keepServiceHealth(em: Em, process: string, services: readonly ServiceHealth[], clock: Clock): Promise<void> {
  const now = await clock.now(em);
  for (const health of services.filter(({ calls }) => calls > 0))
    await em.execute(
      `insert into service_health (process, service, health, at) values (?, ?, ?::jsonb, ?)
       on conflict (process, service) do update set health = excluded.health, at = excluded.at`,
      [process, health.service, JSON.stringify(health), iso(now)],
      'run',
    );
  await em.execute(`delete from service_health where at < ?`, [iso(now - LEFT_AFTER_MS)], 'run');
}

/** How each process finds the services that it has called, as an administrator of the platform. */
export async function serviceHealth(em: Em, clock: Clock): Promise<ProcessHealth[]> {
  const now = await clock.now(em);
  return em.execute<ProcessHealth[]>(`select process, health from service_health where at >= ? order by process, service`, [
    iso(now - LEFT_AFTER_MS),
  ]);
}
