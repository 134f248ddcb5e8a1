import '../i18n/staffTexts.ts';
import '../ui/css/staff.css';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { api } from '../api.ts';
import { FormPagesView } from '../formPagesView.tsx';
import { Loaded } from '../loaded.tsx';
import { Link, PlainLink } from '../ui/link.tsx';
import { PageHead } from '../ui/pageHead.tsx';

/** All pages of a citizen's tab or calendar form, and a way to add an empty one (FRM-15). */
export function StaffPages() {
  const { id, form } = useParams({ from: '/staff/personal/moment/$id/sidor/$form' });
  const navigate = useNavigate();
  const moment = useQuery({ queryKey: ['runningMoment', id], queryFn: () => api.runningMoment(id) });
  const pages = useQuery({ queryKey: ['pages', id, form], queryFn: () => api.pages(id, form) });
  const now = moment.data?.now ?? new Date().toISOString();
  return (
    <div className="stack narrow">
      <PageHead
        title={pages.data?.title ?? ''}
        back={
          <Link to="/personal/moment/$id" params={{ id }}>
            {moment.data?.citizen.name ?? ''}
          </Link>
        }
      />
      <Loaded query={pages}>
        {(shown) => (
          <FormPagesView
            id={id}
            pages={shown}
            now={now}
            add={(act, body) => api.addPage(act, id, form, body)}
            onAdded={({ instance }) => void navigate({ to: '/personal/moment/$id/formular/$instance', params: { id, instance } })}
            link={(page, children) => (
              <PlainLink to="/personal/moment/$id/formular/$instance" params={{ id, instance: page.instance }}>
                {children}
              </PlainLink>
            )}
          />
        )}
      </Loaded>
    </div>
  );
}
