import type { Channel, Outgoing } from './channel.ts';

/** A stand-in for a service outside the house: behaves as told, keeps what it took where it can be looked at. */
export function standIn(channel: StoredDelivery['channel'], store: DeliveryStore, behaviour: Behaviour, now: () => number): Channel {
  return {
    async deliver(message) {
      if (behaviour.latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, behaviour.latencyMs));
      if (behaviour.outage) throw new Error(`Tjänsten för ${names[channel]} svarar inte.`);
      if (behaviour.refuses.has(message.to)) throw new Refused(`Tjänsten för ${names[channel]} tar inte emot till den här mottagaren.`);
      await store.keep({ channel, at: now(), ...message });
    },
  };
}

/** How the stand-in behaves right now; tests and /dev/inbox change it while it runs. */
export interface Behaviour {
  readonly latencyMs: number;
  /** Nothing gets through while it is true. */
  readonly outage: boolean;
  /** Recipients that the service says no to. */
  readonly refuses: Pick<ReadonlySet<string>, 'has'>;
}

/** A service that answers at once and takes everything. */
export const wellBehaved = (): { latencyMs: number; outage: boolean; readonly refuses: Set<string> } => ({
  latencyMs: 0,
  outage: false,
  refuses: new Set(),
});

/** A stand-in's delivery as it is kept. */
export interface StoredDelivery extends Outgoing {
  readonly channel: 'inbox' | 'sms' | 'email';
  readonly at: number;
}

/** Where stand-ins keep what they took. Keeping a key that is already kept changes nothing. */
export interface DeliveryStore {
  keep(delivery: StoredDelivery): Promise<void>;
}

/** The service answered and said no: trying again will not help. */
export class Refused extends Error {
  override readonly name: string = 'Refused';
}

const names = { inbox: 'inkorgen på 1177', sms: 'sms', email: 'e-post' } as const;
