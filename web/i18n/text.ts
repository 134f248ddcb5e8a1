import i18next from 'i18next';
import sv from './sv.json' with { type: 'json' };

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly resources: { readonly translation: typeof sv };
  }
}

// One language and no loading, so this is done when it returns.
void i18next.init({ lng: 'sv', resources: { sv: { translation: sv } }, interpolation: { escapeValue: false }, initAsync: false });

/** A text of the catalogue, `t('start.hello', { name })`. */
export const t = i18next.t;
