import '../i18n/pageTexts.ts';
import { t } from '../i18n/text.ts';
import { CheckboxTiles, RadioTiles } from '../ui/tiles.tsx';
import type { QuestionProps } from './questionProps.ts';
import { useTileOptions } from './tileOptions.ts';

/** One picture, or several, each with its word. */
export function PictureChoiceQuestion({ question, answer, field, onAnswer }: QuestionProps<'pictureChoice'>) {
  const options = useTileOptions(question.options);
  return question.several === true ? (
    <CheckboxTiles
      {...field}
      hint={field.hint ?? t('form.several')}
      layout="pictures"
      options={options}
      value={Array.isArray(answer) ? (answer as readonly string[]) : []}
      onChange={(ids) => onAnswer(ids.length === 0 ? undefined : ids)}
    />
  ) : (
    <RadioTiles
      {...field}
      layout="pictures"
      options={options}
      value={typeof answer === 'string' ? answer : undefined}
      onChange={onAnswer}
    />
  );
}
