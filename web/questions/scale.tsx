import '../i18n/pageTexts.ts';
import { t } from '../i18n/text.ts';
import { Scale } from '../ui/scale.tsx';
import { Slider } from '../ui/slider.tsx';
import type { QuestionProps } from './questionProps.ts';

/** With more steps than this a line is set instead of a button chosen. */
const most = 21;

/** Whole steps between two ends with words. */
export function ScaleQuestion({ question, answer, field, onAnswer }: QuestionProps<'scale'>) {
  const { minimum, maximum, minimumText, maximumText } = question;
  const value = typeof answer === 'number' ? answer : undefined;
  return maximum - minimum < most ? (
    <Scale {...field} {...{ minimum, maximum, minimumText, maximumText, value }} onChange={onAnswer} />
  ) : (
    <Slider
      {...field}
      {...{ minimum, maximum, minimumText, maximumText, value }}
      step={1}
      valueText={(step) => t('answer.scale', { value: step, maximum })}
      onChange={onAnswer}
    />
  );
}
