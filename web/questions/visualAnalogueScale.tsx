import '../i18n/pageTexts.ts';
import { t } from '../i18n/text.ts';
import { Slider } from '../ui/slider.tsx';
import type { QuestionProps } from './questionProps.ts';

/** A bare line between two ends: no figure is seen. Those who listen hear how many tenths of the way the mark stands. */
export function VisualAnalogueScaleQuestion({ question, answer, field, onAnswer }: QuestionProps<'visualAnalogueScale'>) {
  const { minimumText, maximumText } = question;
  return (
    <Slider
      {...field}
      bare
      minimum={0}
      maximum={100}
      step={1}
      {...{ minimumText, maximumText }}
      value={typeof answer === 'number' ? answer : undefined}
      valueText={(value) => t('form.tenths', { tenths: Math.round(value / 10), from: minimumText, to: maximumText })}
      onChange={onAnswer}
    />
  );
}
