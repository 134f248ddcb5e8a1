import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { describe, expect, test } from 'vitest';
import { emailChannel, messageIdOf } from '../../integrations/email.ts';
import { inboxStandIn } from '../../integrations/inbox.ts';
import { startMailSink } from '../../integrations/mailSink.ts';
import { smsStandIn } from '../../integrations/sms.ts';
import { Refused, wellBehaved } from '../../integrations/standIn.ts';
import type { DeliveryStore, StoredDelivery } from '../../integrations/standIn.ts';

/** Keeps each key once, as the rows do. */
function recording(): DeliveryStore & { readonly kept: StoredDelivery[] } {
  const kept: StoredDelivery[] = [];
  return {
    kept,
    keep: async (delivery) => {
      if (!kept.some((each) => each.key === delivery.key)) kept.push(delivery);
    },
  };
}

const notice = { key: 'notice-1', to: '+46701740605', subject: 'Något nytt väntar', body: 'Logga in när det passar dig. Åäö 😴' };

describe('stand-ins', () => {
  test('keep what they take, the same key once', async () => {
    const store = recording();
    const inbox = inboxStandIn(store, () => 17);
    await inbox.deliver(notice);
    await inbox.deliver(notice);
    expect(store.kept).toEqual([{ ...notice, channel: 'inbox', at: 17 }]);
  });

  test('an outage is an error that may be tried again; afterwards the delivery gets through', async () => {
    const store = recording();
    const behaviour = wellBehaved();
    const sms = smsStandIn(store, () => 17, behaviour);
    behaviour.outage = true;
    await expect(sms.deliver(notice)).rejects.toThrow('Tjänsten för sms svarar inte.');
    await expect(sms.deliver(notice)).rejects.not.toBeInstanceOf(Refused);
    behaviour.outage = false;
    await sms.deliver(notice);
    expect(store.kept.length).toBe(1);
  });

  test('a refusal says so, and keeps nothing: a recipient they say no to, a number that is none', async () => {
    const store = recording();
    const behaviour = wellBehaved();
    behaviour.refuses.add(notice.to);
    const sms = smsStandIn(store, () => 17, behaviour);
    await expect(sms.deliver(notice)).rejects.toBeInstanceOf(Refused);
    await expect(sms.deliver({ ...notice, to: 'Erik' })).rejects.toBeInstanceOf(Refused);
    expect(store.kept).toEqual([]);
  });
});

describe('e-mail', () => {
  test('goes by real SMTP to the sink, with å ä ö in subject and body, and twice with the same key is one mail', async () => {
    const store = recording();
    const sink = await startMailSink(0, store, () => 17);
    const email = emailChannel(`smtp://127.0.0.1:${sink.port}`, 'Stegvis <avisering@stegvis.example>');
    const mail = { ...notice, to: 'erik.sandell@example.se', subject: 'Påminnelse från Sömnskola å ä ö' };
    await email.deliver(mail);
    await email.deliver(mail);
    await email.deliver({ ...mail, key: 'notice-2' });
    expect(store.kept).toEqual([
      { ...mail, key: messageIdOf('notice-1', 'a@stegvis.example'), channel: 'email', at: 17 },
      { ...mail, key: messageIdOf('notice-2', 'a@stegvis.example'), channel: 'email', at: 17 },
    ]);
    email.close();
    await sink.close();
  });

  test('a recipient that the server refuses is refused, a server that is busy may be tried again', async () => {
    const store = recording();
    const behaviour = wellBehaved();
    const sink = await startMailSink(0, store, () => 17, behaviour);
    const email = emailChannel(`smtp://127.0.0.1:${sink.port}`, 'avisering@stegvis.example');
    behaviour.refuses.add('borta@example.se');
    await expect(email.deliver({ ...notice, to: 'borta@example.se' })).rejects.toBeInstanceOf(Refused);
    behaviour.outage = true;
    await expect(email.deliver({ ...notice, to: 'erik@example.se' })).rejects.not.toBeInstanceOf(Refused);
    expect(store.kept).toEqual([]);
    email.close();
    await sink.close();
  });

  test('a server that does not let us in has said nothing of the recipient: it may be tried again', async () => {
    const strict = new SMTPServer({
      logger: false,
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: (_auth, _session, no) => no(null),
    });
    await new Promise<void>((resolve) => strict.listen(0, '127.0.0.1', resolve));
    const { port } = strict.server.address() as AddressInfo;
    const email = emailChannel(`smtp://stegvis:gammalt@127.0.0.1:${port}`, 'avisering@stegvis.example');
    const refused = await email.deliver({ ...notice, to: 'erik@example.se' }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'EAUTH', responseCode: 535 });
    expect(refused).not.toBeInstanceOf(Refused);
    email.close();
    await new Promise<void>((resolve) => strict.close(resolve));
  });

  test('no server at all is an error that may be tried again', async () => {
    const sink = await startMailSink(0, recording(), () => 17);
    await sink.close();
    const email = emailChannel(`smtp://127.0.0.1:${sink.port}`, 'avisering@stegvis.example');
    await expect(email.deliver({ ...notice, to: 'erik@example.se' })).rejects.not.toBeInstanceOf(Refused);
    email.close();
  });
});
