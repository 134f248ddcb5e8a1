import '../i18n/staffTexts.ts';
import '../i18n/catalogueTexts.ts';
import '../ui/css/staff.css';
import { useQuery } from '@tanstack/react-query';
import type { OpenCriteria, UnitsOpenMoment, UnitsOpenMoments } from '../../api/schemas/openMoment.ts';
import { api } from '../api.ts';
import { t } from '../i18n/text.ts';
import { Loaded } from '../loaded.tsx';
import { sessionQuery } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/emptyState.tsx';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/pageHead.tsx';
import { Tag } from '../ui/tag.tsx';
import { ConfirmDialog } from './confirmDialog.tsx';
import { placeName } from './swedishPlaces.ts';
import { OpenMomentDialog } from './openMomentDialog.tsx';

/** What citizens may start alone on the unit, and which citizens (OPN-03). */
export function OpenMomentsPage() {
  const { data: session } = useQuery(sessionQuery);
  const found = useQuery({ queryKey: ['openMoments', '*'], queryFn: api.openMoments });
  return (
    <div className="stack narrow" data-gap="wide">
      <PageHead
        title={t('openMoments.title')}
        back={<Link to="/admin">{t('admin.title')}</Link>}
        under={t('openMoments.under', { unit: session?.kind === 'staff' ? session.unit.name : '' })}
      />
      <Loaded query={found}>
        {({ moments, therapists }) =>
          moments.length === 0 ? (
            <EmptyState title={t('openMoments.none')}>{t('openMoments.noneText')}</EmptyState>
          ) : (
            moments.map((moment) => <MomentCard key={moment.moment} moment={moment} therapists={therapists} />)
          )
        }
      </Loaded>
    </div>
  );
}

function MomentCard({ moment, therapists }: { moment: UnitsOpenMoment; therapists: UnitsOpenMoments['therapists'] }) {
  const { name, open, criteria, responsible } = moment;
  return (
    <Card label={name}>
      <div className="row">
        <h2>{name}</h2>
        <Tag colour={open ? 'skog' : 'neutral'}>{open ? `${t('openMoments.open')} ${inWords(criteria)}` : t('openMoments.closed')}</Tag>
      </div>
      <p>{moment.summary}</p>
      {open && <p className="quiet">{t('openMoments.responsibleIs', { name: responsible?.name ?? t('openMoments.unit') })}</p>}
      {moment.asksAtStart ? (
        <p className="quiet">{t('openMoments.asksAtStart')}</p>
      ) : (
        <div className="row">
          <OpenMomentDialog moment={moment} therapists={therapists} />
          {open && (
            <ConfirmDialog
              trigger={(show) => (
                <Button size="small" variant="secondary" onClick={show}>
                  {t('openMoments.close')}
                  <span className="sr-only"> {name}</span>
                </Button>
              )}
              title={t('openMoments.closeOf', { name })}
              consequence={t('openMoments.closeText')}
              confirm={t('openMoments.close')}
              act={(key) => api.setOpenMoment(key, moment.moment, { open: false, criteria, responsible: responsible?.id ?? null })}
            />
          )}
        </div>
      )}
    </Card>
  );
}

/** `för kvinnor, 18–30 år, som bor i Norrvik eller Exempellän`. */
function inWords({ sex, fromAge, toAge, municipalities = [], counties = [] }: OpenCriteria): string {
  const places = [...municipalities, ...counties].map(placeName);
  const words = [
    ...(sex === undefined ? [] : [t(`openMoments.for.${sex}`)]),
    ...(fromAge !== undefined && toAge !== undefined ? [t('openMoments.for.between', { from: fromAge, to: toAge })] : []),
    ...(fromAge !== undefined && toAge === undefined ? [t('openMoments.for.from', { from: fromAge })] : []),
    ...(fromAge === undefined && toAge !== undefined ? [t('openMoments.for.to', { to: toAge })] : []),
    ...(places.length === 0 ? [] : [t('openMoments.for.places', { places: places.join(t('openMoments.or')) })]),
  ];
  return words.length === 0 ? t('openMoments.for.everyone') : `– ${words.join(', ')}`;
}
