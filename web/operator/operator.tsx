import '../i18n/staffTexts.ts';
import '../ui/css/staff.css';
import { useId, useState, type FormEvent } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { sentenceOf } from '../failure.tsx';
import { t } from '../i18n/text.ts';
import { sessionQuery } from '../session.ts';
import { spokenClock } from '../spoken.ts';
import { Button } from '../ui/button.tsx';
import { TextArea, TextField } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/pageHead.tsx';

/** The operator's page: ways to the machinery, and opening one moment's payloads for decoding, with a reason that is logged. */
export function Operator() {
  const { data: session } = useQuery(sessionQuery);
  const temporal = session?.kind === 'staff' ? (session.temporalUi ?? '') : '';
  return (
    <div className="stack narrow" data-gap="wide">
      <PageHead title={t('operator.title')} />
      <ul className="doors">
        {temporal !== '' && <Door href={temporal} title={t('operator.temporal')} text={t('operator.temporalText')} />}
        <Door href="/api/docs" title={t('operator.docs')} text={t('operator.docsText')} />
        <Door href="/readyz" title={t('operator.ready')} text={t('operator.readyText')} />
      </ul>
      {session?.kind === 'staff' && session.roles.includes('operator') && <Decoding />}
    </div>
  );
}

function Door({ href, title, text }: { href: string; title: string; text: string }) {
  return (
    <li>
      <a href={href} target="_blank" rel="noreferrer">
        <span className="stack" data-gap="tight">
          <strong>{title}</strong>
          <span className="quiet small">{text}</span>
        </span>
      </a>
    </li>
  );
}

function Decoding() {
  const [id, setId] = useState('');
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<{ readonly id?: string; readonly reason?: string }>({});
  const idField = useId();
  const reasonField = useId();
  const open = useAct<{ id: string; reason: string }, { until: string; temporalUi: string | null }>(
    '*',
    (key, input) => api.openForDecoding(key, input.id, input.reason),
    () => setReason(''),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (open.isPending) return;
    const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(id)?.[0];
    const problems = {
      ...(uuid === undefined ? { id: t('operator.idMissing') } : {}),
      ...(reason.trim() === '' ? { reason: t('reason.missing') } : {}),
    };
    setWrong(problems);
    if (uuid !== undefined && reason.trim() !== '') open.mutate({ id: uuid, reason: reason.trim() });
    else document.getElementById(uuid === undefined ? idField : reasonField)?.focus();
  };
  return (
    <section className="stack" data-gap="close" aria-labelledby="decoding">
      <h2 id="decoding">{t('operator.decoding')}</h2>
      <p>{t('operator.decodingText')}</p>
      <form className="stack" data-gap="close" noValidate onSubmit={submit}>
        <TextField
          id={idField}
          label={t('operator.id')}
          hint={t('operator.idHint')}
          error={wrong.id}
          autoComplete="off"
          spellCheck={false}
          value={id}
          onChange={(event) => setId(event.target.value)}
        />
        <TextArea
          id={reasonField}
          label={t('reason.label')}
          error={wrong.reason}
          rows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {open.isError && (
          <Notice kind="error" live>
            <p>{sentenceOf(open.error)}</p>
          </Notice>
        )}
        {open.isSuccess && (
          <Notice kind="done" live>
            <p>{t('operator.opened', { until: spokenClock(open.data.until) })}</p>
            {open.data.temporalUi !== null && (
              <p>
                <a className="link" href={open.data.temporalUi} target="_blank" rel="noreferrer">
                  {t('operator.show')}
                </a>
              </p>
            )}
          </Notice>
        )}
        <div>
          <Button type="submit" busy={open.isPending}>
            {t('operator.open')}
          </Button>
        </div>
      </form>
    </section>
  );
}
