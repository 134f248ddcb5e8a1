import type { SignedIn } from '../signedIn.ts';
import type { Capability } from './permissions.ts';

/** Who answers in the policy's place: a test that asks what the rows alone let through. No setting makes one; `server.ts` gives none. */
export interface Judge {
  has(signedIn: SignedIn, capability: Capability): boolean;
  maySee(signedIn: SignedIn): boolean;
}

/** From here on this reader, who belongs to one request, is judged by that. */
export function letJudge(signedIn: SignedIn, judge: Judge): void {
  judges.set(signedIn, judge);
}

/** Who judges this reader when it is not the policy. */
export const judgeOf = (signedIn: SignedIn): Judge | undefined => judges.get(signedIn);

const judges = new WeakMap<SignedIn, Judge>();
