import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, newAct } from '../api.ts';
import '../i18n/sessionTexts.ts';
import { t } from '../i18n/text.ts';
import { sessionQuery } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

/** The right to act for somebody has ended in this session: a child has turned thirteen. Told until it has been seen. */
export function ActingEnded({ name }: { name: string }) {
  const client = useQueryClient();
  const seen = useMutation({
    mutationFn: async () => api.actFor(newAct(), null),
    onSuccess: (session) => client.setQueryData(sessionQuery.queryKey, session),
  });
  return (
    <Notice kind="warning" live>
      <p>{t('session.acting.ended', { name })}</p>
      <div className="row">
        <Button variant="secondary" size="small" busy={seen.isPending} onClick={() => seen.mutate()}>
          {t('session.acting.seen')}
        </Button>
      </div>
    </Notice>
  );
}
