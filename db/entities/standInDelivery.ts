import { defineEntity } from '@mikro-orm/core';
import { InstantType } from '../instant.ts';

/** What a channel's stand-in has received; for looking at in development. */
export const StandInDelivery = defineEntity({
  name: 'StandInDelivery',
  tableName: 'stand_in_delivery',
  properties: (p) => ({
    id: p.uuid().primary(),
    channel: p.enum(['inbox', 'sms', 'email'] as const),
    recipient: p.text(),
    subject: p.text(),
    body: p.text(),
    deliveryKey: p.text(),
    at: p.type(InstantType),
  }),
});
