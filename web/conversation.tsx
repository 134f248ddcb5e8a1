import './i18n/pageTexts.ts';
import './ui/css/answers.css';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useState, type FormEvent } from 'react';
import type { Message } from '../api/schemas/message.ts';
import { useAct } from './act.ts';
import { sentenceOf } from './failure.tsx';
import { t } from './i18n/text.ts';
import { Loaded } from './loaded.tsx';
import { spokenTime } from './spoken.ts';
import { Button } from './ui/button.tsx';
import { EmptyState } from './ui/emptyState.tsx';
import { TextArea } from './ui/field.tsx';
import { Notice } from './ui/notice.tsx';
import { useIsVisible } from './visible.ts';

/** Messages between a citizen and the therapist, and a box to write in. What is written stays when sending fails. */
export function Conversation({
  id,
  now,
  closedBecause,
  label,
  read,
  markRead,
  send,
}: {
  id: string;
  now: string;
  closedBecause: string | null;
  label: string;
  read: () => Promise<Message[]>;
  markRead: (act: string) => Promise<void>;
  send: (act: string, body: string) => Promise<Message>;
}) {
  const messages = useQuery({ queryKey: ['messages', id], queryFn: read });
  useReading(id, messages.data, markRead);
  return (
    <div className="stack">
      <Loaded query={messages}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState title={t('messages.none')} />
          ) : (
            <ol className="messages" aria-label={t('messages.list')}>
              {all
                .toSorted((a, b) => Date.parse(a.sentAt) - Date.parse(b.sentAt))
                .map((message) => (
                  <li key={message.id} data-mine={message.mine || undefined}>
                    <p className="quiet small">
                      {message.mine ? t('messages.you') : message.name} · {spokenTime(message.sentAt, now)}
                      {message.mine && message.readAt !== null && ` · ${t('messages.read')}`}
                    </p>
                    <p className="body">{message.body}</p>
                  </li>
                ))}
            </ol>
          )
        }
      </Loaded>
      {closedBecause === null ? <Write id={id} label={label} send={send} /> : <p className="quiet">{closedBecause}</p>}
    </div>
  );
}

/** What the other side has written is read when it is shown on a page that somebody looks at, not when it is fetched. */
function useReading(id: string, messages: readonly Message[] | undefined, markRead: (act: string) => Promise<void>): void {
  const visible = useIsVisible();
  const { mutate } = useAct<string, void>(id, markRead);
  const newest = messages?.findLast((message) => !message.mine && message.readAt === null)?.id;
  useEffect(() => {
    if (visible && newest !== undefined) mutate(newest);
  }, [visible, newest, mutate]);
}

function Write({ id, label, send }: { id: string; label: string; send: (act: string, body: string) => Promise<Message> }) {
  const [body, setBody] = useState('');
  const [missing, setMissing] = useState(false);
  const field = useId();
  const act = useAct<string, Message>(id, send, () => setBody(''));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (act.isPending) return;
    if (body.trim() === '') {
      setMissing(true);
      document.getElementById(field)?.focus();
      return;
    }
    act.mutate(body.trim());
  };
  return (
    <form className="stack" data-gap="close" noValidate onSubmit={submit} data-no-print>
      <TextArea
        id={field}
        label={label}
        error={missing ? t('messages.empty') : undefined}
        value={body}
        maxLength={10_000}
        onChange={(event) => {
          setMissing(false);
          setBody(event.target.value);
        }}
      />
      {act.isError && (
        <Notice kind="error" live>
          <p>{sentenceOf(act.error)}</p>
        </Notice>
      )}
      <div>
        <Button type="submit" busy={act.isPending}>
          {t('messages.send')}
        </Button>
      </div>
    </form>
  );
}
