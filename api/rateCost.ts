import { isSafe } from './isSafe.ts';

/** What a request costs of its asker's points: a read 1, a write 100, and what is dear to answer more than its kind. Health costs nothing. */
export function costOf(method: string, path: string): number {
  if (path === '/healthz') return 0;
  if (!/^\/(api|auth|media|dev|readyz)(\/|$)/.test(path)) return WEB_FILE;
  for (const { matches, cost } of dear) if (matches.test(`${method} ${path}`)) return cost;
  return isSafe(method) ? READ : WRITE;
}

/** How many of a session's points a minute each kind of asker has. */
export const shares = { session: 1, address: 20, stranger: 1 / 5 } as const;

const READ = 1;
const WRITE = 100;
/** What the browser loads the pages by: dozens of small files that lie ready. */
const WEB_FILE = 0.1;

const dear: readonly { readonly matches: RegExp; readonly cost: number }[] = [
  { matches: /^POST .*\/forms\/[^/]+\/files$/, cost: 300 },
  { matches: /^POST \/api\/citizens\/search$/, cost: 20 },
  { matches: /^GET .*(\.csv|\/export|\/calendar)$/, cost: 50 },
  { matches: /^GET \/api\/log\//, cost: 50 },
  { matches: /^GET \/api\/(overview|openapi\.json)$/, cost: 5 },
  // Unsafe by their method alone: they answer what is asked, or come from a provider for many people at once.
  { matches: /^POST \/api\/temporal\/codec\/decode$/, cost: 20 },
  { matches: /^POST \/auth\/(backchannel-logout|saml\/slo)$/, cost: 5 },
];
