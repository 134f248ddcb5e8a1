import '../i18n/pageTexts.ts';
import { calculatedText } from '../answers/calculated.ts';
import { t } from '../i18n/text.ts';
import type { QuestionProps } from './questionProps.ts';

/** A value reckoned from the answers above. It is told when it changes, without moving anybody. */
export function CalculatedQuestion({ question, answer, field }: QuestionProps<'calculated'>) {
  return (
    <div className="calculated" id={field.id} tabIndex={-1}>
      <p className="label">{field.label}</p>
      {field.hint !== undefined && <p className="hint">{field.hint}</p>}
      {field.media}
      <p className="value" aria-live="polite">
        {calculatedText(question, answer) ?? <span className="quiet">{t('form.notYet')}</span>}
      </p>
    </div>
  );
}
