/** A page made by the server, for what is told outside the web itself: the stand-ins' deliveries, a sign-in that came to nothing. No script. */
export function plainPage(title: string, content: string): string {
  return `<!doctype html>
<html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)} – Stegvis</title>
<link rel="icon" href="/favicon.svg"><link rel="stylesheet" href="/auth/page.css"></head>
<body><main><h1>${escape(title)}</h1>${content}</main></body></html>`;
}

/** Text as text in a page. */
export const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** The pages' style, light and dark. */
export const plainStyle = `
:root{color-scheme:light dark;--bg:#FBFAF7;--card:#fff;--text:#1d2421;--soft:#4c5752;--line:#d5dad7;--link:#1B5E8C;--main:#1F5C4D;--on:#fff}
@media (prefers-color-scheme:dark){:root{--bg:#141917;--card:#1d2421;--text:#f1f3f1;--soft:#b9c3be;--line:#3a4440;--link:#8cc4ea;--main:#8fd0bd;--on:#0c211b}}
*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--text);font:1.125rem/1.5 Inter,system-ui,sans-serif}
main{max-width:48rem;margin:0 auto;padding:1.5rem}h1{font-size:1.75rem;line-height:1.25;margin:0 0 1rem}h2{font-size:1.25rem;margin:2rem 0 .5rem}
a{color:var(--link)}.button{display:inline-block;min-height:44px;padding:.5rem 1.5rem;border-radius:8px;background:var(--main);color:var(--on);text-decoration:none}
.count{color:var(--soft);font-weight:400}ol{list-style:none;margin:0;padding:0;display:grid;gap:.75rem}
li{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:.75rem 1rem}
.head{margin:0;display:flex;flex-wrap:wrap;gap:.25rem 1rem}.head span,.head time{color:var(--soft)}.head time{margin-left:auto}
.body{margin:.25rem 0 0;white-space:pre-line;overflow-wrap:anywhere}
form{display:flex;flex-wrap:wrap;gap:.75rem 1.25rem;align-items:end;margin:.5rem 0}
form label{display:grid;gap:.25rem}form label.tick{display:flex;gap:.5rem;align-items:center;min-height:44px}form input[type=checkbox]{width:1.5rem;height:1.5rem}
select,button{font:inherit;min-height:44px;padding:.25rem .75rem;border-radius:8px;border:1px solid var(--soft);background:var(--card);color:var(--text)}
button{background:var(--main);border-color:var(--main);color:var(--on)}.state{color:var(--soft)}
summary{min-height:44px;padding:.5rem 0;cursor:pointer}pre{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:.75rem;font-size:.875rem;white-space:pre-wrap;overflow-wrap:anywhere;margin:.25rem 0 1rem}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
`;
