import type { Clock } from './clock.ts';
import { iso } from './instant.ts';
import type { Em } from './orm.ts';

/** What a register knows of a citizen. What it does not answer is left as it was. */
export interface CitizenFacts {
  readonly givenName?: string;
  readonly familyName?: string;
  readonly protected?: boolean;
  /** `2026-03-14`; null when the citizen lives. */
  readonly deceasedOn?: string | null;
  readonly registered?: boolean;
  readonly county?: string | null;
  readonly municipality?: string | null;
  readonly hasAccount?: boolean;
  readonly notices?: boolean;
  readonly email?: string | null;
  readonly mobile?: string | null;
}

/** Keeps what the registers have just said, as `signIn` or as `worker`, with when they said it. */
export async function keepLookedUp(em: Em, citizen: string, facts: CitizenFacts, clock: Clock): Promise<void> {
  const given = (Object.keys(columns) as (keyof CitizenFacts)[]).filter((name) => facts[name] !== undefined);
  const set = [...given.map((name) => `${columns[name]} = ?`), 'looked_up_at = ?'].join(', ');
  await em.execute(
    `update citizen set ${set} where id = ?::uuid`,
    [...given.map((name) => facts[name] ?? null), iso(await clock.now(em)), citizen],
    'run',
  );
}

const columns = {
  givenName: 'given_name',
  familyName: 'family_name',
  protected: 'protected',
  deceasedOn: 'deceased_on',
  registered: 'registered',
  county: 'county',
  municipality: 'municipality',
  hasAccount: 'has_account',
  notices: 'notices',
  email: 'email',
  mobile: 'mobile',
} as const satisfies Record<keyof CitizenFacts, string>;
