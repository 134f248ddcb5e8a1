import '../ui/css/citizen.css';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { api } from '../api.ts';
import { FormPagesView } from '../formPagesView.tsx';
import { t } from '../i18n/text.ts';
import { Loaded } from '../loaded.tsx';
import { Link, PlainLink } from '../ui/link.tsx';
import { PageHead } from '../ui/pageHead.tsx';

/** All pages of a form that keeps one for each occasion, and a way to add one (FRM-06). */
export function Pages() {
  const { id, form } = useParams({ from: '/citizen/moment/$id/sidor/$form' });
  const navigate = useNavigate();
  const moment = useQuery({ queryKey: ['myMoment', id], queryFn: () => api.myMoment(id) });
  const pages = useQuery({ queryKey: ['myPages', id, form], queryFn: () => api.myPages(id, form) });
  const now = moment.data?.now ?? new Date().toISOString();
  return (
    <div className="stack" data-gap="wide">
      <PageHead
        title={pages.data?.title ?? ''}
        back={
          <Link to="/moment/$id" params={{ id }}>
            {moment.data?.name ?? t('module.moment')}
          </Link>
        }
      />
      <Loaded query={pages}>
        {(shown) => (
          <FormPagesView
            id={id}
            pages={shown}
            now={now}
            add={(act, body) => api.addMyPage(act, id, form, body)}
            onAdded={({ instance }) => void navigate({ to: '/moment/$id/formular/$instance', params: { id, instance } })}
            link={(page, children) => (
              <PlainLink to="/moment/$id/formular/$instance" params={{ id, instance: page.instance }}>
                {children}
              </PlainLink>
            )}
          />
        )}
      </Loaded>
    </div>
  );
}
