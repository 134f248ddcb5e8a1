import '../i18n/pageTexts.ts';
import type { RunningMomentPage } from '../../api/schemas/staff.ts';
import { nameOf } from '../formPagesView.tsx';
import { t } from '../i18n/text.ts';
import { spokenAge } from '../spoken.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { Link } from '../ui/link.tsx';
import { FlagList } from './flagList.tsx';

/** The right column: what waits to be looked at. */
export function Waiting({ page }: { page: RunningMomentPage }) {
  const open = page.flags.filter(({ outAt }) => outAt === null);
  const out = page.flags.filter(({ outAt }) => outAt !== null);
  const unread = page.forms.filter(({ status, readAt }) => status === 'saved' && readAt === null);
  const drafts = page.forms.filter(({ status }) => status === 'draft');
  return (
    <div className="stack">
      <section className="stack" data-gap="close" aria-labelledby="waiting-flags">
        <h2 id="waiting-flags">{t('overview.flags')}</h2>
        <FlagList flags={open} now={page.now} empty={t('running.noFlags')} />
        {out.length > 0 && (
          <Disclosure plain summary={t('running.outFlags', { count: out.length })}>
            <FlagList flags={out} now={page.now} empty="" />
          </Disclosure>
        )}
      </section>
      <section className="stack" data-gap="close" aria-labelledby="waiting-forms">
        <h2 id="waiting-forms">{t('running.unread')}</h2>
        {unread.length === 0 && <p className="quiet">{t('running.noUnread')}</p>}
        <ul className="rows">
          {unread.map((form) => (
            <li key={form.instance}>
              <span>{formName(form)}</span>
              <span className="quiet small">{form.savedAt === null ? '' : spokenAge(form.savedAt, page.now)}</span>
              <Link to="/personal/moment/$id/formular/$instance" params={{ id: page.id, instance: form.instance }} alone>
                {t('overview.readForm')}
                <span className="sr-only"> {formName(form)}</span>
              </Link>
            </li>
          ))}
        </ul>
        {drafts.map((form) => (
          <p key={form.instance} className="quiet small">
            {t('running.draft', { form: formName(form) })}
          </p>
        ))}
      </section>
      {page.messagesOn && page.unreadMessages > 0 && (
        <section className="stack" data-gap="close" aria-labelledby="waiting-messages">
          <h2 id="waiting-messages">{t('running.messages')}</h2>
          <Link to="/personal/moment/$id" params={{ id: page.id }} search={{ flik: 'meddelanden' }} alone>
            {t('start.newMessages', { count: page.unreadMessages })}
          </Link>
        </section>
      )}
    </div>
  );
}

/** `PHQ-9 · Frågor varannan vecka, tillfälle 3`. */
export function formName(form: RunningMomentPage['forms'][number]): string {
  const { title, page, module, kind } = form;
  if (form.occasion !== null) return t('form.occasion', { form: title, battery: form.battery?.title ?? '', occasion: form.occasion });
  if (page !== null) return t('pages.of', { form: title, page: nameOf(page, new Date().toISOString()) });
  if (kind === 'sent') return t('running.sentForm', { form: title });
  return module === null ? title : t('running.copyOf', { form: title, module });
}
