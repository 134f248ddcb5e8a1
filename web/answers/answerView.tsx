import '../i18n/pageTexts.ts';
import type { Answer, AskedQuestion } from '../../compiler/document/question.ts';
import { answerText } from '../answerText.ts';
import { t } from '../i18n/text.ts';
import { BodyMapAnswer } from './bodyMapAnswer.tsx';
import { FilesAnswer } from './filesAnswer.tsx';
import { GroupAnswer } from './groupAnswer.tsx';
import { LineAnswer } from './lineAnswer.tsx';
import { MatrixAnswer } from './matrixAnswer.tsx';
import { RankingAnswer } from './rankingAnswer.tsx';
import { SignatureAnswer } from './signatureAnswer.tsx';

/** A saved answer as it reads, with its picture, its table or its files where words on a line are not enough. */
export function AnswerView({ question, answer }: { question: AskedQuestion; answer: Answer | undefined }) {
  const text = answerText(question, answer);
  if (text === null || answer === undefined) return <span className="quiet">{t('answer.none')}</span>;
  switch (question.kind) {
    case 'singleChoiceMatrix':
    case 'multipleChoiceMatrix':
      return <MatrixAnswer question={question} answer={answer} />;
    case 'group':
      return <GroupAnswer question={question} answer={answer} />;
    case 'file':
    case 'recording':
      return <FilesAnswer answer={answer} />;
    case 'signature':
      return <SignatureAnswer answer={answer} />;
    case 'bodyMap':
      return <BodyMapAnswer question={question} answer={answer} text={text} />;
    case 'ranking':
      return <RankingAnswer question={question} answer={answer} />;
    case 'visualAnalogueScale':
      return <LineAnswer answer={answer} text={text} />;
    default:
      return text;
  }
}
