import type { Answer, Question } from '../../compiler/document/question.ts';
import { t } from '../i18n/text.ts';
import { spokenNumber } from '../spoken.ts';

/** A reckoned value in words: `24,3 kg/m²`, Ja, or its text. Null while it cannot be reckoned. */
export function calculatedText(question: Extract<Question, { kind: 'calculated' }>, value: Answer | undefined): string | null {
  if (typeof value === 'boolean') return value ? t('ui.yes') : t('ui.no');
  if (typeof value === 'string') return value === '' ? null : value;
  if (typeof value !== 'number' || !Number.isFinite(value)) return null;
  const rounded = question.decimals === undefined ? value : Number(value.toFixed(question.decimals));
  return [spokenNumber(rounded, question.decimals), question.unit].filter(Boolean).join(' ');
}
