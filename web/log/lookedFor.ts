import type { FollowedAccessBody } from '../../api/schemas/log.ts';
import log from '../i18n/sv.log.json' with { type: 'json' };

/** How the log is looked at. */
export type LogView = 'accesses' | 'sample' | 'unusual';

/** What is looked for. The citizen's number goes in a header, never in an address, and is no part of what is written down. */
export interface LookedFor {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly person?: string | undefined;
  readonly unit?: string | undefined;
  readonly event?: string | undefined;
  readonly count?: string | undefined;
  readonly seed?: string | undefined;
  readonly rule?: string | undefined;
  readonly most?: string | undefined;
}

export const logEvents = Object.keys(log.log.events) as (keyof typeof log.log.events)[];
export const logRules = Object.keys(log.log.rules) as FollowedAccessBody['because'][number]['rule'][];

/** What is filled in, as the values of a query. */
export const filledIn = (wanted: LookedFor): Record<string, string> =>
  Object.fromEntries(
    Object.entries(wanted).filter((each): each is [string, string] => typeof each[1] === 'string' && each[1].trim() !== ''),
  );
