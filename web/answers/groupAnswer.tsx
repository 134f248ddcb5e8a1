import '../i18n/pageTexts.ts';
import '../i18n/questionTexts.ts';
import { useContext } from 'react';
import type { Answer, Question, SimpleAnswer } from '../../compiler/document/question.ts';
import { t } from '../i18n/text.ts';
import { isAsked } from '../isAsked.ts';
import { shownInGroups } from '../questions/shownInGroups.ts';
import { AnswerView } from './answerView.tsx';
import { calculatedText } from './calculated.ts';

/** Every repetition with its number, and what was asked and answered in it. */
export function GroupAnswer({ question, answer }: { question: Extract<Question, { kind: 'group' }>; answer: Answer }) {
  const seen = useContext(shownInGroups)[question.id] ?? [];
  const items = answer as readonly Readonly<Record<string, SimpleAnswer>>[];
  return (
    <ol className="answer-items">
      {items.map((item, at) => (
        // A saved answer never changes: its place is its name.
        <li key={String(at)}>
          <p className="small">
            {question.itemTitle ?? t('group.item')} {at + 1}
          </p>
          <dl>
            {question.questions.map((inner) => {
              const isShown = seen[at]?.questions.includes(inner.id) !== false;
              if (!isShown || inner.kind === 'information' || (inner.kind === 'calculated' && inner.hidden === true)) return null;
              return (
                <div key={inner.id}>
                  <dt>{inner.text}</dt>
                  <dd>
                    {isAsked(inner) ? (
                      <AnswerView question={inner} answer={item[inner.id]} />
                    ) : (
                      (calculatedText(inner, seen[at]?.calculated[inner.id]) ?? <span className="quiet">{t('answer.none')}</span>)
                    )}
                  </dd>
                </div>
              );
            })}
          </dl>
        </li>
      ))}
    </ol>
  );
}
