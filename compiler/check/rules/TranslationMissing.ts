import { translatableTexts } from '../../document/translatableTexts.ts';
import type { Problem } from '../../problem.ts';
import { warning } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Varje språk som momentet säger sig finnas på har alla texter översatta, och varje översättning hör till en text (momentspråket §1). */
export const TranslationMissing: Rule = (moment) => {
  const { languages = [], translations = {} } = moment;
  if (languages.length === 0 && Object.keys(translations).length === 0) return [];
  const keys = new Set(translatableTexts(moment).map(({ key }) => key));
  const missing = languages.flatMap((language, index): readonly Problem[] => {
    const texts = Object.hasOwn(translations, language) ? (translations[language] ?? {}) : {};
    const without = [...keys].filter((key) => !Object.hasOwn(texts, key) || texts[key]?.trim() === '');
    if (without.length === 0) return [];
    const named = `Till exempel ${without.slice(0, 3).join(', ')}.`;
    const count = without.length === 1 ? 'En text saknas' : `${without.length} texter saknas`;
    return [warning('TranslationMissing', ['languages', index], `${count} på språket ”${language}”. ${named}`)];
  });
  const left = Object.entries(translations).flatMap(([language, texts]): readonly Problem[] => {
    if (!languages.includes(language))
      return [warning('TranslationMissing', ['translations', language], `Språket ”${language}” står inte bland momentets språk.`)];
    return Object.keys(texts)
      .filter((key) => !keys.has(key))
      .slice(0, 20)
      .map((key) =>
        warning('TranslationMissing', ['translations', language, key], `Det finns ingen text med nyckeln ”${key.slice(0, 100)}”.`),
      );
  });
  return [...missing, ...left];
};
