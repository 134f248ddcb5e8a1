import '../i18n/pageTexts.ts';
import { t } from '../i18n/text.ts';
import { SelectField } from '../ui/selectField.tsx';
import type { QuestionProps } from './questionProps.ts';

/** One of many, from the browser's own list. The chosen option's help stands below it. */
export function DropDownQuestion({ question, answer, field, onAnswer }: QuestionProps<'dropDown'>) {
  const help = question.options.find(({ id }) => id === answer)?.help;
  return (
    <SelectField
      {...field}
      options={question.options}
      empty={t('form.choose')}
      value={typeof answer === 'string' ? answer : undefined}
      onChange={onAnswer}
      after={help !== undefined && <p className="quiet small">{help}</p>}
    />
  );
}
