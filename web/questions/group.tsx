import '../i18n/questionTexts.ts';
import { PlusIcon, TrashIcon } from '@navikt/aksel-icons';
import { useContext, useState } from 'react';
import type { Answer, SimpleAnswer } from '../../compiler/document/question.ts';
import { t } from '../i18n/text.ts';
import { Button } from '../ui/button.tsx';
import { Group } from '../ui/field.tsx';
import { focusOn } from '../ui/focusOn.ts';
import { Icon } from '../ui/icon.tsx';
import { QuestionField } from './questionField.tsx';
import type { QuestionProps } from './questionProps.ts';
import { shownInGroups } from './shownInGroups.ts';

type Item = Readonly<Record<string, SimpleAnswer>>;

/** The same questions several times over: one more, one less with a way back, and each with its number. */
export function GroupQuestion({ question, answer, field, wrongInside, onAnswer }: QuestionProps<'group'>) {
  const given = Array.isArray(answer) ? (answer as readonly Item[]) : [];
  const least = Math.max(question.minimum ?? 0, question.mandatory ? 1 : 0);
  // Repetitions that stand empty are the page's own: nothing in them is nothing to save.
  const [open, setOpen] = useState(Math.max(given.length, least, 1));
  const [moves, setMoves] = useState(0);
  const [removed, setRemoved] = useState<{ readonly item: Item; readonly at: number } | null>(null);
  const items = Array.from({ length: Math.max(given.length, open) }, (_, index) => given[index] ?? {});
  const seen = useContext(shownInGroups)[question.id] ?? [];
  const seenAt = (at: number) => (at < given.length ? seen[at] : seen.at(-1));
  const name = question.itemTitle ?? t('group.item');

  const set = (next: readonly Item[]) => {
    const last = next.findLastIndex((item) => Object.keys(item).length > 0);
    setOpen(next.length);
    onAnswer(last < 0 ? undefined : (next.slice(0, last + 1) as Answer));
  };
  const change = (at: number, id: string, value: Answer | undefined) =>
    set(
      items.map((item, index) => {
        if (index !== at) return item;
        const { [id]: _, ...others } = item;
        return value === undefined ? others : { ...others, [id]: value as SimpleAnswer };
      }),
    );
  const focusItem = (at: number) => requestAnimationFrame(() => focusOn(`${field.id}-${at}`));

  return (
    <Group {...field} focusable>
      {() => (
        <div className="repetitions">
          {items.map((item, at) => (
            // What is typed belongs to its place; after a removal every place is drawn anew.
            <fieldset key={`${moves} ${at}`} className="repetition" id={`${field.id}-${at}`} tabIndex={-1}>
              <legend>
                {name} {at + 1}
              </legend>
              {question.questions.map((inner) => {
                if (seenAt(at)?.questions.includes(inner.id) === false || (inner.kind === 'calculated' && inner.hidden === true))
                  return null;
                const wrong = wrongInside.filter(({ path }) => path[0] === at && path[1] === inner.id);
                return (
                  <div key={inner.id} className="question stack" data-wrong={wrong.length > 0 || undefined}>
                    {inner.heading !== undefined && <p className="form-heading">{inner.heading}</p>}
                    <QuestionField
                      question={inner}
                      id={`${field.id}-${at}-${inner.id}`}
                      answer={inner.kind === 'calculated' ? seenAt(at)?.calculated[inner.id] : item[inner.id]}
                      error={wrong.find(({ path }) => path.length === 2)?.message}
                      wrongInside={wrong.filter(({ path }) => path.length > 2).map((one) => ({ ...one, path: one.path.slice(2) }))}
                      onAnswer={(value) => change(at, inner.id, value)}
                    />
                  </div>
                );
              })}
              {items.length > least && items.length > 1 && (
                <div data-no-print>
                  <Button
                    variant="quiet"
                    onClick={() => {
                      setRemoved({ item, at });
                      setMoves(moves + 1);
                      set(items.filter((_, index) => index !== at));
                      requestAnimationFrame(() => document.getElementById(`${field.id}-undo`)?.focus());
                    }}
                  >
                    <Icon of={TrashIcon} />
                    {t('group.remove', { name: `${name.toLocaleLowerCase('sv')} ${at + 1}` })}
                  </Button>
                </div>
              )}
            </fieldset>
          ))}
          <div className="row" role="status">
            {removed !== null && (
              <>
                <span>{t('group.removed', { name: `${name} ${removed.at + 1}` })}</span>
                <Button
                  variant="quiet"
                  id={`${field.id}-undo`}
                  onClick={() => {
                    setRemoved(null);
                    setMoves(moves + 1);
                    set(items.toSpliced(removed.at, 0, removed.item));
                    focusItem(removed.at);
                  }}
                >
                  {t('group.undo')}
                </Button>
              </>
            )}
          </div>
          {items.length < question.maximum ? (
            <div data-no-print>
              <Button
                variant="secondary"
                onClick={() => {
                  setRemoved(null);
                  setOpen(items.length + 1);
                  focusItem(items.length);
                }}
              >
                <Icon of={PlusIcon} />
                {t('group.add', { name: name.toLocaleLowerCase('sv') })}
              </Button>
            </div>
          ) : (
            <p className="quiet small">{t('group.full', { count: question.maximum })}</p>
          )}
        </div>
      )}
    </Group>
  );
}
