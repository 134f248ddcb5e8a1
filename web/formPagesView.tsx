import './i18n/pageTexts.ts';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { FormPages, Page } from '../api/schemas/pages.ts';
import { useAct } from './act.ts';
import type { PageAdded } from './api.ts';
import { sentenceOf } from './failure.tsx';
import { t } from './i18n/text.ts';
import { capitalised, localDay, spokenDate, spokenTime } from './spoken.ts';
import { Button } from './ui/button.tsx';
import { EmptyState } from './ui/emptyState.tsx';
import { TextField } from './ui/field.tsx';
import { Markdown } from './ui/markdown.tsx';
import { Notice } from './ui/notice.tsx';
import { Status } from './ui/status.tsx';

interface Props {
  readonly id: string;
  readonly pages: FormPages;
  readonly now: string;
  readonly add: (act: string, body: { title?: string; day?: string }) => Promise<PageAdded>;
  readonly onAdded: (added: PageAdded) => void;
  readonly link: (page: Page, children: ReactNode) => ReactNode;
}

/** The pages of a tab or calendar form, newest first, and the way to a new one. The same for citizen and staff. */
export function FormPagesView({ id, pages, now, add, onAdded, link }: Props) {
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string | undefined>(undefined);
  const isCalendar = pages.kind === 'calendar';
  const value = typed === '' && isCalendar ? localDay(now) : typed;
  const adding = useAct<{ title?: string; day?: string }, PageAdded>(id, add, (added) => {
    setTyped('');
    onAdded(added);
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const text = value.trim();
    if (text === '') return setError(isCalendar ? t('pages.noDay') : t('pages.noTitle'));
    setError(undefined);
    adding.mutate(isCalendar ? { day: text } : { title: text });
  };
  return (
    <>
      {pages.introduction !== null && <Markdown text={pages.introduction} />}
      {pages.mayAdd ? (
        <form className="stack" data-gap="close" noValidate onSubmit={send} data-no-print>
          <TextField
            id="ny-sida"
            label={isCalendar ? t('pages.day') : t('pages.name')}
            error={error}
            value={value}
            {...(isCalendar ? { type: 'date', size: 12 } : { maxLength: 200, autoComplete: 'off' })}
            onChange={(event) => setTyped(event.target.value)}
          />
          <div>
            <Button type="submit" busy={adding.isPending}>
              {isCalendar ? t('pages.openDay') : t('pages.add')}
            </Button>
          </div>
          {adding.isError && (
            <Notice kind="error" live>
              <p>{sentenceOf(adding.error)}</p>
            </Notice>
          )}
        </form>
      ) : (
        pages.mayAddBecause !== null && <Notice>{pages.mayAddBecause}</Notice>
      )}
      {pages.pages.length === 0 ? (
        <EmptyState title={t('pages.none')} />
      ) : (
        <ul className="doors" aria-label={t('pages.all')}>
          {pages.pages
            .toSorted((a, b) => (b.day ?? '').localeCompare(a.day ?? '') || b.page - a.page)
            .map((page) => (
              <li key={page.instance}>
                {link(
                  page,
                  <span className="row" data-between>
                    <span>{nameOf(page, now)}</span>
                    <span className="row" data-gap="tight">
                      {page.madeBy === 'staff' && <span className="quiet small">{t('pages.byStaff')}</span>}
                      <Status colour={page.status === 'saved' ? 'skog' : 'neutral'} filled={page.status === 'saved'}>
                        {page.savedAt === null ? t(`formStatus.${page.status}`) : t('pages.saved', { when: spokenTime(page.savedAt, now) })}
                      </Status>
                    </span>
                  </span>,
                )}
              </li>
            ))}
        </ul>
      )}
    </>
  );
}

/** `Måndag`, `22 november`, or `Sida 3`. */
export const nameOf = (page: Pick<Page, 'title' | 'day' | 'page'>, now: string): string =>
  page.title ?? (page.day === null ? t('pages.numbered', { number: page.page }) : capitalised(spokenDate(`${page.day}T12:00:00Z`, now)));
