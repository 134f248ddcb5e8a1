/** A way out of the house. Delivering the same `key` again is answered and not delivered twice; what cannot be delivered throws. */
export interface Channel {
  deliver(message: Outgoing): Promise<void>;
}

/** What leaves the house: never what a person has answered, only that something waits. */
export interface Outgoing {
  /** Unique for ever: the notice's id. */
  readonly key: string;
  /** Address in the channel: an inbox id, a mobile number, an e-mail address. */
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

/** The three channels that a notice can take. */
export type Channels = Readonly<Record<'inbox' | 'sms' | 'email', Channel>>;
