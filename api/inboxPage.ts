import type { Delivery } from '../db/standIns.ts';
import { escape, plainPage } from './plainPage.ts';
import { spokenInstant } from './spokenTime.ts';

/** "Vad stand-ins har tagit emot": one list a channel, newest first, readable without a script. */
export function inboxPage(deliveries: readonly Delivery[], now: number): string {
  const sections = channels.map(({ channel, title, empty }) => {
    const received = deliveries.filter((each) => each.channel === channel);
    const list = received.length === 0 ? `<p>${empty}</p>` : `<ol>${received.map((each) => item(each, now)).join('')}</ol>`;
    return `<section aria-labelledby="${channel}"><h2 id="${channel}">${title} <span class="count">${received.length}</span></h2>${list}</section>`;
  });
  return plainPage(
    'Skickat',
    `<p>Det här har Stegvis skickat till de påhittade tjänsterna. Inget har lämnat datorn. <a href="/dev/inbox">Läs om</a></p>${sections.join('')}`,
  );
}

function item({ to, subject, body, at }: Delivery, now: number): string {
  return `<li><p class="head"><strong>${escape(subject === '' ? 'Utan rubrik' : subject)}</strong><span>till ${escape(to)}</span><time datetime="${new Date(at).toISOString()}">${spokenInstant(at, now, 'Europe/Stockholm')}</time></p><p class="body">${escape(body)}</p></li>`;
}

const channels = [
  { channel: 'inbox', title: 'Inkorgen på 1177', empty: 'Inget har kommit till inkorgen.' },
  { channel: 'sms', title: 'Sms', empty: 'Inga sms har skickats.' },
  { channel: 'email', title: 'E-post', empty: 'Ingen e-post har skickats.' },
] as const;
