import type { Channel } from './channel.ts';
import { Refused, standIn, wellBehaved } from './standIn.ts';
import type { Behaviour, DeliveryStore } from './standIn.ts';

/** Stand-in for the SMS gateway. Like a real one it says no to what is not a telephone number. */
export function smsStandIn(store: DeliveryStore, now: () => number, behaviour: Behaviour = wellBehaved()): Channel {
  const gateway = standIn('sms', store, behaviour, now);
  return {
    async deliver(message) {
      if (!/^\+?[0-9][0-9 -]{5,20}$/.test(message.to)) throw new Refused('Det är inte ett telefonnummer.');
      await gateway.deliver(message);
    },
  };
}
