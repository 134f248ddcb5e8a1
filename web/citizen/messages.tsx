import '../i18n/pageTexts.ts';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api } from '../api.ts';
import { Conversation } from '../conversation.tsx';
import { t } from '../i18n/text.ts';
import { Loaded } from '../loaded.tsx';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/pageHead.tsx';

/** Messages with my therapist. */
export function Messages() {
  const { id } = useParams({ from: '/citizen/moment/$id/meddelanden' });
  const query = useQuery({ queryKey: ['myMoment', id], queryFn: () => api.myMoment(id) });
  return (
    <Loaded query={query}>
      {(moment) => (
        <div className="stack">
          <PageHead
            title={t('moment.messages')}
            back={
              <Link to="/moment/$id" params={{ id }}>
                {moment.name}
              </Link>
            }
            under={moment.therapist === null ? undefined : t('messages.with', { name: moment.therapist })}
          />
          <Notice>{t('messages.urgent')}</Notice>
          <Conversation
            id={id}
            now={moment.now}
            label={moment.therapist === null ? t('messages.write') : t('messages.writeTo', { name: moment.therapist })}
            closedBecause={!moment.messagesOn ? t('messages.off') : moment.phase === 'ended' ? t('messages.ended') : null}
            read={() => api.myMessages(id)}
            markRead={(act) => api.readMyMessages(act, id)}
            send={(act, body) => api.sendMyMessage(act, id, body)}
          />
        </div>
      )}
    </Loaded>
  );
}
