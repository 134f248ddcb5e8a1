import { spokenNumber } from '../spoken.ts';
import { Slider } from '../ui/slider.tsx';
import type { QuestionProps } from './questionProps.ts';

/** A line with its value in words, untouched until somebody touches it. */
export function SliderQuestion({ question, answer, field, onAnswer }: QuestionProps<'slider'>) {
  const withUnit = (value: number) => [spokenNumber(value), question.unit].filter(Boolean).join(' ');
  return (
    <Slider
      {...field}
      minimum={question.minimum}
      maximum={question.maximum}
      step={question.step}
      minimumText={question.minimumText ?? withUnit(question.minimum)}
      maximumText={question.maximumText ?? withUnit(question.maximum)}
      value={typeof answer === 'number' ? answer : undefined}
      valueText={withUnit}
      onChange={onAnswer}
    />
  );
}
