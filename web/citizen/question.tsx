import { useState } from 'react';
import type { Answer, Question } from '../../compiler/document/question.ts';
import { t } from '../i18n/text.ts';
import { spokenNumber } from '../spoken.ts';
import { TextArea, TextField } from '../ui/field.tsx';
import { Markdown } from '../ui/markdown.tsx';
import { Scale } from '../ui/scale.tsx';
import { CheckboxTiles, RadioTiles } from '../ui/tiles.tsx';

interface Props {
  readonly question: Question;
  readonly answer: Answer | undefined;
  readonly error: string | undefined;
  /** Undefined takes the answer away. */
  readonly onAnswer: (answer: Answer | undefined) => void;
}

/** The id of a question's input, where an error summary's link lands. */
export const inputOf = (question: string): string => `fraga-${question}`;

/** One question with the input its kind asks for. */
export function QuestionField({ question, answer, error, onAnswer }: Props) {
  if (question.kind === 'information') return <Markdown text={question.text} />;
  if (question.kind === 'calculated') return null;
  const field = { id: inputOf(question.id), label: question.text, hint: question.help, error, optional: !question.mandatory };
  const text = typeof answer === 'string' ? answer : '';
  const onText = (value: string) => onAnswer(value === '' ? undefined : value);
  switch (question.kind) {
    case 'singleChoice':
      return <RadioTiles {...field} options={question.options} value={text} onChange={onAnswer} />;
    case 'multipleChoice':
      return (
        <CheckboxTiles
          {...field}
          hint={field.hint ?? t('form.several')}
          options={question.options}
          value={Array.isArray(answer) ? (answer as readonly string[]) : []}
          onChange={(ids) => onAnswer(ids.length === 0 ? undefined : ids)}
        />
      );
    case 'yesNo':
      return (
        <RadioTiles
          {...field}
          sideBySide
          options={[
            { id: 'yes', text: t('ui.yes') },
            { id: 'no', text: t('ui.no') },
          ]}
          value={answer === true ? 'yes' : answer === false ? 'no' : undefined}
          onChange={(id) => onAnswer(id === 'yes')}
        />
      );
    case 'scale':
      return (
        <Scale
          {...field}
          minimum={question.minimum}
          maximum={question.maximum}
          minimumText={question.minimumText}
          maximumText={question.maximumText}
          value={typeof answer === 'number' ? answer : undefined}
          onChange={onAnswer}
          id={field.id}
        />
      );
    case 'number':
      return <NumberField field={field} question={question} answer={answer} onAnswer={onAnswer} />;
    case 'shortText':
      return <TextField {...field} value={text} autoComplete="off" onChange={(event) => onText(event.target.value)} />;
    case 'longText':
      return <TextArea {...field} value={text} onChange={(event) => onText(event.target.value)} />;
    case 'date':
      return <TextField {...field} type="date" size={12} value={text} onChange={(event) => onText(event.target.value)} />;
    case 'time':
      return <TimeField field={field} answer={text} onAnswer={onText} />;
    default:
      return null;
  }
}

/** A time of day, written as people write it: `7.30`, `0730`, `7:30`. What cannot be read as one stays as it was typed, and is told as an error. */
function TimeField({
  field,
  answer,
  onAnswer,
}: {
  field: { id: string; label: string; hint: string | undefined; error: string | undefined; optional: boolean };
  answer: string;
  onAnswer: (answer: string) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextField
      {...field}
      hint={
        <>
          {field.hint !== undefined && <p>{field.hint}</p>}
          {t('form.timeHint')}
        </>
      }
      inputMode="numeric"
      pattern="([01]?[0-9]|2[0-3])[:.]?[0-5][0-9]"
      size={8}
      autoComplete="off"
      value={typed !== null && readTime(typed) === answer ? typed : answer}
      onChange={(event) => {
        setTyped(event.target.value);
        onAnswer(readTime(event.target.value));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

/** `7.30`, `0730`, `730`, `7:30` → `07:30`; what is not a time stays as it was typed. */
export function readTime(typed: string): string {
  const read = /^([01]?\d|2[0-3])[:.,]?([0-5]\d)$/.exec(typed.trim());
  return read?.[1] === undefined || read[2] === undefined ? typed : `${read[1].padStart(2, '0')}:${read[2]}`;
}

/** A number, written as people write it: `7,5`. What cannot be read as a number stays as it was typed, and is told as an error. */
function NumberField({
  field,
  question,
  answer,
  onAnswer,
}: {
  field: { id: string; label: string; hint: string | undefined; error: string | undefined; optional: boolean };
  question: Extract<Question, { kind: 'number' }>;
  answer: Answer | undefined;
  onAnswer: Props['onAnswer'];
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown =
    typed !== null && readNumber(typed) === answer
      ? typed
      : typeof answer === 'number'
        ? spokenNumber(answer)
        : typeof answer === 'string'
          ? answer
          : '';
  return (
    <TextField
      {...field}
      hint={field.hint ?? range(question)}
      inputMode={question.decimals > 0 ? 'decimal' : 'numeric'}
      size={8}
      autoComplete="off"
      unit={question.unit}
      value={shown}
      onChange={(event) => {
        setTyped(event.target.value);
        onAnswer(readNumber(event.target.value));
      }}
    />
  );
}

/** `7,5` → 7.5; what is not a number stays text; nothing is no answer. */
export function readNumber(typed: string): number | string | undefined {
  const tidy = typed.trim().replace('−', '-').replace(',', '.').replaceAll(/\s/g, '');
  if (tidy === '') return undefined;
  return /^-?(\d+\.?\d*|\.\d+)$/.test(tidy) ? Number(tidy) : typed;
}

function range(question: { readonly minimum?: number | undefined; readonly maximum?: number | undefined }): string | undefined {
  const { minimum, maximum } = question;
  if (minimum !== undefined && maximum !== undefined)
    return t('form.between', { minimum: spokenNumber(minimum), maximum: spokenNumber(maximum) });
  return undefined;
}
