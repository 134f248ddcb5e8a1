import type { QueryClient } from '@tanstack/react-query';

/** As whom this tab asks. A browser may be signed in as citizen and as staff at once, each in tabs of their own (DES-40). */
export type Audience = 'citizen' | 'staff';

let current: Audience = audienceOf(window.location.pathname);

export const audienceHere = (): Audience => current;

/** Whose pages an address is among. */
export function audienceOf(path: string): Audience {
  return /^\/(personal|drift|admin|arbetsplats)(\/|\?|$)/.test(path) ? 'staff' : 'citizen';
}

/** Turns the tab to the other: nothing that was fetched as the one is shown to the other. */
export function turnTo(audience: Audience, client: QueryClient): void {
  if (audience === current) return;
  current = audience;
  client.clear();
}

/** Where staff come to after signing in or moving: on from there to what they begin with where they work now. */
export const STAFF_START = '/logga-in?till=%2Fpersonal';
