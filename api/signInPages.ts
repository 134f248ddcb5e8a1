import type { Context } from 'hono';
import type { Env } from './deps.ts';
import { escape, plainPage } from './plainPage.ts';

/** Nobody is signed in, and the page says why and what to do. */
export function cameToNothing(c: Context<Env>, why: keyof typeof reasons): Response {
  const { status, title, text } = reasons[why];
  return c.html(plainPage(title, `<p>${text}</p><p><a class="button" href="/logga-in">Logga in igen</a></p>`), status);
}

/** The provider does not answer. */
export function signInAway(c: Context<Env>): Response {
  c.header('retry-after', '10');
  return c.html(
    plainPage(
      'Inloggningen svarar inte',
      '<p>Inloggningstjänsten svarar inte just nu. Det du har sparat i Stegvis är kvar. Försök igen om en stund.</p><p><a class="button" href="/logga-in">Till inloggningen</a></p>',
    ),
    503,
  );
}

/** Posts the browser on to the provider at once, with a button for one without scripts. */
export function onToProvider(c: Context<Env>, action: string, fields: Readonly<Record<string, string>>): Response {
  const hidden = Object.entries(fields).map(([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`);
  return c.html(
    plainPage(
      'Du skickas till inloggningen',
      `<form method="post" action="${escape(action)}">${hidden.join('')}<p><button class="button" type="submit">Fortsätt</button></p></form><script src="/auth/saml/post.js"></script>`,
    ),
    200,
  );
}

const reasons = {
  late: { status: 400, title: 'Inloggningen tog för lång tid', text: 'Logga in igen från startsidan.' },
  failed: {
    status: 400,
    title: 'Det gick inte att logga in',
    text: 'Svaret från inloggningen gick inte att använda. Logga in igen från startsidan.',
  },
  tooLow: {
    status: 403,
    title: 'Inloggningen är inte säker nog',
    text: 'Stegvis kräver en e-legitimation på tillitsnivå 3, till exempel BankID, Freja eID Plus eller SITHS. Den du använde har en lägre nivå.',
  },
  unknown: {
    status: 403,
    title: 'Du finns inte i Stegvis',
    text: 'Inloggningen gick bra, men du har inget uppdrag eller moment här. Hör av dig till din vårdgivare eller enhet.',
  },
  noWorkplace: {
    status: 403,
    title: 'Du har inget uppdrag som gäller',
    text: 'Inloggningen gick bra, men du har inget medarbetaruppdrag med en roll i Stegvis som gäller i dag. Hör av dig till den som sköter behörigheter på din enhet.',
  },
  commission: {
    status: 403,
    title: 'Uppdraget ger inte tillgång till Stegvis',
    text: 'Du loggade in med ett medarbetaruppdrag som inte gäller här, eller som inte längre gäller. Logga in igen och välj ett annat uppdrag.',
  },
  deceased: {
    status: 403,
    title: 'Det går inte att logga in',
    text: 'Uppgifter i folkbokföringen gör att det inte går att logga in med den här identiteten. Hör av dig till 1177 på telefon om det inte stämmer.',
  },
} as const;
