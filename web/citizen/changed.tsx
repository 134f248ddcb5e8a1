import '../i18n/pageTexts.ts';
import type { FormPage } from '../../api/schemas/form.ts';
import type { Answers, Question } from '../../compiler/document/question.ts';
import { answerText } from '../answerText.ts';
import { t } from '../i18n/text.ts';
import { isAsked } from '../isAsked.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

/** What stands on the server now, and which part of it was found to be newer than what the page began from. */
export interface Theirs {
  readonly what: 'draft' | 'answers';
  readonly page: FormPage;
}

/** Something was changed elsewhere while one wrote here: what differs, and the choice. Nothing typed is lost until it is made. */
export function Changed({
  theirs,
  mine,
  questions,
  onMine,
  onTheirs,
}: {
  theirs: Theirs;
  mine: Answers;
  questions: readonly Question[];
  onMine: (latest: FormPage) => void;
  onTheirs: (latest: FormPage, answers: Answers) => void;
}) {
  const latest = theirs.page;
  const answers = (theirs.what === 'draft' ? latest.draft?.answers : latest.answers) ?? latest.answers ?? {};
  const different = questions
    .filter(isAsked)
    .filter((question) => answerText(question, answers[question.id]) !== answerText(question, mine[question.id]));
  return (
    <Notice kind="warning" live>
      <strong>{latest.open ? t(`changed.${theirs.what}`) : t('changed.closed')}</strong>
      <p>{latest.open ? t('changed.kept') : (latest.closedBecause ?? t('form.closed'))}</p>
      {different.length > 0 && (
        <ul className="stack" data-gap="close">
          {different.map((question) => (
            <li key={question.id}>
              <strong>{question.text}</strong>
              <br />
              {t('changed.there', { answer: answerText(question, answers[question.id]) ?? t('answer.none') })}
              <br />
              {t('changed.here', { answer: answerText(question, mine[question.id]) ?? t('answer.none') })}
            </li>
          ))}
        </ul>
      )}
      {latest.open && (
        <div className="row">
          <Button size="small" onClick={() => onMine(latest)}>
            {t('changed.useMine')}
          </Button>
          <Button size="small" variant="secondary" onClick={() => onTheirs(latest, answers)}>
            {t('changed.useTheirs')}
          </Button>
        </div>
      )}
    </Notice>
  );
}
