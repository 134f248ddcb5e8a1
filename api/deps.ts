import type { Logger } from 'pino';
import type { Clock } from '../db/clock.ts';
import type { Database } from '../db/orm.ts';
import type { FileStore } from '../integrations/fileStore.ts';
import type { Services } from '../integrations/openServices.ts';
import type { CodecPayload } from '../temporal/decode.ts';
import type { Limits } from './rateLimit.ts';
import type { Audience } from './cookies.ts';
import type { BlockRegister } from './policy/blockRegister.ts';
import type { Judge } from './policy/judge.ts';
import type { SamlSignIn } from './samlSignIn.ts';
import type { Vouched } from './session.ts';
import type { SignedIn } from './signedIn.ts';

/** All that the API needs of the world; tests give recording ones. */
export interface Deps {
  readonly db: Database;
  readonly engine: EngineLink;
  /** Sign-in by OpenID Connect. */
  readonly identity: IdentityProvider;
  /** Sign-in by SAML 2.0, for staff; null where there is none. */
  readonly saml: SamlSignIn | null;
  /** Opens payloads of the running moments that the reader has opened for decoding. Null where there is no Temporal. */
  readonly codec: PayloadOpener | null;
  readonly log: Logger;
  /** The world's clock as the rows see it. Each running moment's own comes from its row. */
  readonly clock: Clock;
  /** Address people use; decides cookies and which origin may write. */
  readonly url: string;
  /** Signs the short-lived sign-in cookie. */
  readonly cookieKey: Uint8Array;
  /** Address of the Temporal UI, or empty. Its origin may ask for decoding with the session's cookie. */
  readonly temporalUiUrl: string;
  readonly temporalNamespace: string;
  /** Folder of the built web, or null when something else serves it. */
  readonly web: string | null;
  /** The national services that people's requests ask (docs/rights.md §7). */
  readonly services: Pick<Services, 'unitDirectory' | 'staffDirectory' | 'populationRegister' | 'userProfiles' | 'health'>;
  /** Which process this is, among those that tell how they find the services. */
  readonly processName: string;
  /** Address of the services' stand-ins, shown and disturbed at /dev/services; null where the services are real. */
  readonly standInsUrl: string | null;
  /** Where the bytes of people's files are. */
  readonly files: FileStore;
  /** Folder of the moments' pictures and recordings, or null. */
  readonly media: string | null;
  /** Deliveries of the stand-ins are shown at /dev/inbox. Refused outside loopback all the same. */
  readonly standIns: boolean;
  /** Origins beside our own that the moments' pictures and recordings may come from. */
  readonly mediaOrigins: readonly string[];
  /** How much each may ask. Null counts nobody: tests only. */
  readonly limits: Limits | null;
  /** Answers in the policy's place: tests of what the rows alone let through. Absent wherever the API serves. */
  readonly judge?: Judge;
  /** Blocks and consents; nobody has any when it is absent. */
  readonly blocks?: BlockRegister;
}

/** The way to the workflows. Everything is best effort: what is saved is in the log, and the relay follows. */
export interface EngineLink {
  /** Tells that the log has grown and waits shortly. True when the engine has taken it. Never throws. */
  nudge(runningMoment: string, seq: number): Promise<boolean>;
  /** Whether Temporal answers right now. Never throws. */
  isReachable(): Promise<boolean>;
}

export interface PayloadOpener {
  keyIdsOf(payloads: readonly CodecPayload[]): string[];
  open(payloads: readonly CodecPayload[], keyIds: ReadonlySet<string>): Promise<CodecPayload[]>;
}

/** The OpenID Connect providers, as much of them as sign-in needs (`identityProvider.ts`). */
export interface IdentityProvider {
  /** Whom there is a provider for. */
  readonly audiences: readonly Audience[];
  /** Forms of sign-in go to these. */
  readonly origins: readonly string[];
  begin(wanted: Audience): Promise<{ readonly redirect: string; readonly checks: SignInChecks }>;
  /** What the provider vouches for. Throws when anything about the answer is wrong. */
  finish(callbackUrl: URL, checks: SignInChecks): Promise<Vouched>;
  /** Where the browser ends the provider's own session. */
  signOut(provider: string, idToken: string | null): Promise<string>;
  /** Whose session a provider says is over (back-channel). Throws when anything about the token is wrong. */
  readLogout(token: string): Promise<EndedElsewhere>;
}

/** A session that has ended at a provider: by its name, or by the person's alone. */
export interface EndedElsewhere {
  readonly provider: string;
  readonly session: string | null;
  readonly subject: string | null;
  /** Used once, until then. */
  readonly tokenId: string;
  readonly until: number;
}

/** What ties an answer from the provider to the browser that asked. */
export interface SignInChecks {
  readonly provider: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** When the session that a request is made with ends: if nobody uses it, and in any case; and what time it is here. */
export interface SessionTimes {
  readonly now: number;
  readonly idleEndsAt: number;
  readonly endsAt: number;
}

/** hono's environment: what the middleware has found out about the request. */
export interface Env {
  Variables: { signedIn: SignedIn | null; times: SessionTimes | null; requestId: string };
}
