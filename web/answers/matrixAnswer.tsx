import '../i18n/pageTexts.ts';
import type { Answer, Question } from '../../compiler/document/question.ts';
import { optionText, partsOf } from '../answerText.ts';
import { t } from '../i18n/text.ts';

/** A matrix as a table of its rows; a row without an answer says so. */
export function MatrixAnswer({
  question,
  answer,
}: {
  question: Extract<Question, { kind: 'singleChoiceMatrix' | 'multipleChoiceMatrix' }>;
  answer: Answer;
}) {
  const chosen = partsOf(answer);
  return (
    <table className="answer-rows">
      <caption className="sr-only">{question.text}</caption>
      <tbody>
        {question.rows.map((row) => {
          const on = chosen[row.id];
          const words = (on === undefined ? [] : typeof on === 'string' ? [on] : on).map((id) => optionText(question.options, id));
          return (
            <tr key={row.id}>
              <th scope="row">{row.text}</th>
              <td>{words.length === 0 ? <span className="quiet">{t('answer.none')}</span> : words.join(', ')}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
