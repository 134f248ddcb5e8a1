import '../i18n/pageTexts.ts';
import { useContext } from 'react';
import type { Answer } from '../../compiler/document/question.ts';
import { t } from '../i18n/text.ts';
import { questionPorts } from '../questions/ports.ts';
import { signatureOf } from '../questions/signatureOf.ts';

/** The typed name, and what was drawn with it. */
export function SignatureAnswer({ answer }: { answer: Answer }) {
  const { fileAddress } = useContext(questionPorts);
  const { name, drawing } = signatureOf(answer);
  return (
    <>
      {name}
      {drawing !== undefined && <img className="answer-signature" src={fileAddress(drawing)} alt={t('answer.signature', { name })} />}
    </>
  );
}
