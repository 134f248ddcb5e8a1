import { personas } from './seed/personas.ts';

/** What the start says when everything is up: where to go, who one can be, where the rest is. */
export function welcome(at: {
  readonly product: string;
  readonly temporalUi: string;
  readonly state: string;
  readonly seconds: string;
}): string {
  const people = personas.map((persona) => `    ${`${persona.givenName} ${persona.familyName}`.padEnd(22)} ${persona.description}`);
  return [
    '',
    `  Stegvis är igång (${at.seconds}).`,
    '',
    `  Stegvis             ${at.product}`,
    `  API                 ${at.product}/api/docs`,
    `  Det som skickas     ${at.product}/dev/inbox`,
    `  Påhittade tjänster  ${at.product}/dev/services`,
    ...(at.temporalUi === '' ? [] : [`  Temporal            ${at.temporalUi}`]),
    '',
    '  Logga in som någon av dem:',
    ...people,
    '',
    `  Allt som sparas ligger i ${at.state}. Börja om: npm run reset. Stoppa: ctrl-C.`,
    '',
  ].join('\n');
}
