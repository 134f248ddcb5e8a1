import type { Persona } from './persona.ts';

/** "Välj vem du är": one button a persona, under the headings that gather them, the asked-for group first. Works without a script. */
export function personaPage(action: string, personas: readonly Persona[], wanted: Persona['group'] | null, provider: string): string {
  const groups = wanted === 'staff' ? (['staff', 'citizen'] as const) : (['citizen', 'staff'] as const);
  const sections = groups.map((group) => {
    const people = personas.filter((persona) => persona.group === group);
    if (people.length === 0) return '';
    const headings = [...new Set(people.map((persona) => persona.heading ?? ''))];
    const lists = headings.map((heading) => {
      const buttons = people.filter((persona) => (persona.heading ?? '') === heading).map(personaButton);
      return `${heading === '' ? '' : `<h3>${escape(heading)}</h3>`}<ul>${buttons.join('')}</ul>`;
    });
    return `<h2>${group === 'citizen' ? 'Invånare' : 'Personal'}</h2>${lists.join('')}`;
  });
  return page(
    'Välj vem du är',
    `<p>${escape(provider)}</p>
     <form method="post" action="${escape(action)}">${sections.join('')}<p><button class="quiet" type="submit" name="persona" value="">Avbryt</button></p></form>`,
  );
}

const personaButton = (persona: Persona): string =>
  `<li><button type="submit" name="persona" value="${escape(persona.subject)}"><span class="name">${escape(`${persona.givenName} ${persona.familyName}`)}</span><span class="about">${escape(persona.description)}</span></button></li>`;

/** Posts fields to another address at once, with a button for a browser without scripts. */
export function postOnPage(title: string, action: string, fields: Readonly<Record<string, string>>): string {
  const hidden = Object.entries(fields).map(([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`);
  return page(
    title,
    `<form method="post" action="${escape(action)}">${hidden.join('')}<p><button class="primary" type="submit">Fortsätt</button></p></form><script src="/post-on.js"></script>`,
  );
}

/** The script of `postOnPage`. */
export const postOnScript = `document.forms[0].submit();`;

/** The provider's own page: who is signed in at it, and the way out of everything. */
export function signedInPage(people: readonly string[]): string {
  if (people.length === 0) return page('Ingen är inloggad', '<p>Logga in från Stegvis.</p>');
  const list = people.map((name) => `<li>${escape(name)}</li>`);
  return page(
    'Inloggad här',
    `<ul>${list.join('')}</ul><form method="post" action="/sign-out"><p><button class="primary" type="submit">Logga ut överallt</button></p></form>`,
  );
}

/** The provider's session is over. */
export function signedOutPage(): string {
  return page('Du är utloggad', '<p>Du kan stänga webbläsaren.</p>');
}

/** Asks nothing: posts the provider's own form at once, with a button for a browser without scripts. */
export function signOutPage(form: string): string {
  return page(
    'Du loggas ut',
    `${form}<p><button class="primary" type="submit" form="op.logoutForm" name="logout" value="yes">Logga ut</button></p><script src="/sign-out.js"></script>`,
  );
}

/** The script of `signOutPage`. */
export const signOutScript = `document.querySelector('button[name="logout"]').click();`;

/** When the provider cannot go on; says what to do. */
export function errorPage(detail: string): string {
  return page('Det gick inte att logga in', `<p>${escape(detail)}</p><p>Gå tillbaka till Stegvis och börja om.</p>`);
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

const page = (title: string, content: string): string => `<!doctype html>
<html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} – Stegvis</title>
<link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/style.css"></head>
<body><header><span class="mark" aria-hidden="true"><i></i><i></i><i></i></span> Stegvis</header><main><h1>${title}</h1>${content}</main></body></html>`;

/** The pages' style: Stegvis's colours, targets of 44 px and more, dark mode, no font from outside. */
export const style = `
:root{color-scheme:light dark;--bg:#FBFAF7;--card:#fff;--text:#1d2421;--soft:#4c5752;--line:#8a948f;--skog:#1F5C4D;--on:#fff;--focus:#1B5E8C}
@media (prefers-color-scheme:dark){:root{--bg:#141917;--card:#1d2421;--text:#f1f3f1;--soft:#b9c3be;--line:#7d8883;--skog:#8fd0bd;--on:#0c211b;--focus:#8cc4ea}}
*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--text);font:1.125rem/1.5 Inter,system-ui,sans-serif}
header{padding:1rem 1.5rem;font-weight:600;font-size:1.25rem;display:flex;gap:.5rem;align-items:flex-end}
.mark{display:inline-flex;gap:2px;align-items:flex-end;height:1.5rem}.mark i{width:6px;border:2px solid var(--skog);height:33%}.mark i+i{height:62%}.mark i+i+i{height:92%;background:var(--skog)}
main{max-width:34rem;margin:0 auto;padding:1rem 1.5rem 3rem}h1{font-size:1.75rem;line-height:1.25;margin:.5rem 0 1rem}h2{font-size:1.25rem;margin:2rem 0 .75rem}h3{font-size:1rem;color:var(--soft);margin:1.5rem 0 .5rem}
ul{list-style:none;margin:0;padding:0;display:grid;gap:.75rem}
button{font:inherit;min-height:44px;border-radius:8px;cursor:pointer;color:inherit}
li button{width:100%;text-align:left;background:var(--card);border:1px solid var(--line);padding:.75rem 1rem;display:block}
li button:hover{border-color:var(--skog)}.name{display:block;font-weight:600}.about{display:block;color:var(--soft);font-size:1rem}
.primary{background:var(--skog);color:var(--on);border:0;padding:.5rem 1.5rem}.quiet{background:none;border:0;text-decoration:underline;padding:.5rem 0}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}p{color:var(--soft)}
`;

/** Three steps, the last one filled. */
export const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#1F5C4D" stroke-width="2"><path d="M3 15h4v6H3zM10 9h4v12h-4z"/><path fill="#1F5C4D" d="M17 3h4v18h-4z"/></svg>';
