import '../i18n/pageTexts.ts';
import type { Answer, Question, QuestionKind } from '../../compiler/document/question.ts';
import { t } from '../i18n/text.ts';
import { Button } from '../ui/button.tsx';
import { focusOn } from '../ui/focusOn.ts';

/** Kinds whose own input has no way back to no answer. */
const noWayBack: ReadonlySet<QuestionKind> = new Set<QuestionKind>([
  'pictureChoice',
  'ranking',
  'ratingScale',
  'scale',
  'singleChoice',
  'singleChoiceMatrix',
  'slider',
  'visualAnalogueScale',
  'yesNo',
]);

/** Takes away the answer to a question that need not be answered. */
export function TakeAway({
  question,
  id,
  answer,
  onAnswer,
}: {
  question: Question;
  id: string;
  answer: Answer | undefined;
  onAnswer: (answer: undefined) => void;
}) {
  if (answer === undefined || !noWayBack.has(question.kind) || ('mandatory' in question && question.mandatory)) return null;
  if (question.kind === 'pictureChoice' && question.several === true) return null;
  return (
    <div className="take-away" data-no-print>
      <Button
        variant="quiet"
        onClick={() => {
          onAnswer(undefined);
          focusOn(id);
        }}
      >
        {t('form.takeAway')}
        <span className="sr-only">: {question.text}</span>
      </Button>
    </div>
  );
}
