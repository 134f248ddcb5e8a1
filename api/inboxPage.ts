import type { Delivery } from '../db/standIns.ts';
import { spokenInstant } from './spokenTime.ts';

/** "Vad stand-ins har tagit emot": one list a channel, newest first, readable without a script. */
export function inboxPage(deliveries: readonly Delivery[], now: number): string {
  const sections = channels.map(({ channel, title, empty }) => {
    const received = deliveries.filter((each) => each.channel === channel);
    const list = received.length === 0 ? `<p>${empty}</p>` : `<ol>${received.map((each) => item(each, now)).join('')}</ol>`;
    return `<section aria-labelledby="${channel}"><h2 id="${channel}">${title} <span class="count">${received.length}</span></h2>${list}</section>`;
  });
  return `<!doctype html>
<html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Skickat – Stegvis</title>
<link rel="icon" href="/favicon.svg"><link rel="stylesheet" href="/dev/inbox.css"></head>
<body><main><h1>Skickat</h1><p>Det här har Stegvis skickat till de påhittade tjänsterna. Inget har lämnat datorn. <a href="/dev/inbox">Läs om</a></p>${sections.join('')}</main></body></html>`;
}

function item({ to, subject, body, at }: Delivery, now: number): string {
  return `<li><p class="head"><strong>${escape(subject === '' ? 'Utan rubrik' : subject)}</strong><span>till ${escape(to)}</span><time datetime="${new Date(at).toISOString()}">${spokenInstant(at, now, 'Europe/Stockholm')}</time></p><p class="body">${escape(body)}</p></li>`;
}

const channels = [
  { channel: 'inbox', title: 'Inkorgen på 1177', empty: 'Inget har kommit till inkorgen.' },
  { channel: 'sms', title: 'Sms', empty: 'Inga sms har skickats.' },
  { channel: 'email', title: 'E-post', empty: 'Ingen e-post har skickats.' },
] as const;

const escape = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** The page's style, light and dark. */
export const inboxStyle = `
:root{color-scheme:light dark;--bg:#FBFAF7;--card:#fff;--text:#1d2421;--soft:#4c5752;--line:#d5dad7;--link:#1B5E8C}
@media (prefers-color-scheme:dark){:root{--bg:#141917;--card:#1d2421;--text:#f1f3f1;--soft:#b9c3be;--line:#3a4440;--link:#8cc4ea}}
*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--text);font:1rem/1.5 Inter,system-ui,sans-serif}
main{max-width:48rem;margin:0 auto;padding:1.5rem}h1{font-size:1.75rem;margin:0}h2{font-size:1.25rem;margin:2rem 0 .5rem}
a{color:var(--link)}.count{color:var(--soft);font-weight:400}ol{list-style:none;margin:0;padding:0;display:grid;gap:.75rem}
li{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:.75rem 1rem}
.head{margin:0;display:flex;flex-wrap:wrap;gap:.25rem 1rem}.head span,.head time{color:var(--soft)}.head time{margin-left:auto}
.body{margin:.25rem 0 0;white-space:pre-line;overflow-wrap:anywhere}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
`;
