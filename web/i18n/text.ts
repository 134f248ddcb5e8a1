import i18next from 'i18next';
import type admin from './sv.admin.json';
import type beside from './sv.beside.json';
import type catalogue from './sv.catalogue.json';
import type organisation from './sv.organisation.json';
import type log from './sv.log.json';
import type pages from './sv.pages.json';
import type questions from './sv.questions.json';
import type session from './sv.session.json';
import type staff from './sv.staff.json';
import sv from './sv.json' with { type: 'json' };

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly resources: {
      readonly translation: typeof sv &
        typeof staff &
        typeof pages &
        typeof questions &
        typeof admin &
        typeof beside &
        typeof catalogue &
        typeof organisation &
        typeof session &
        typeof log;
    };
  }
}

// One language and no loading, so this is done when it returns.
void i18next.init({ lng: 'sv', resources: { sv: { translation: sv } }, interpolation: { escapeValue: false }, initAsync: false });

/** A text of the catalogue, `t('start.hello', { name })`. */
export const t = i18next.t;

/** Texts that only some pages have, added when those are loaded: `staffTexts.ts`, `questionTexts.ts`. */
export const addTexts = (texts: object): unknown => i18next.addResourceBundle('sv', 'translation', texts, true);
