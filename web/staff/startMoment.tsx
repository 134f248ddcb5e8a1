import '../i18n/staffTexts.ts';
import '../ui/css/staff.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useAct } from '../act.ts';
import { api, type Citizen, type PublishedMoment, type Started } from '../api.ts';
import { sentenceOf } from '../failure.tsx';
import { t } from '../i18n/text.ts';
import { Loaded } from '../loaded.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { CheckboxTiles, RadioTiles } from '../ui/tiles.tsx';
import { TextField } from '../ui/field.tsx';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/pageHead.tsx';

/** Starts a moment on a citizen: whom, which, what to know first, and one press. */
export function StartMoment() {
  const navigate = useNavigate();
  const [search, setSearch] = useState('');
  const [citizen, setCitizen] = useState<Citizen | null>(null);
  const [moment, setMoment] = useState<PublishedMoment | null>(null);
  const [test, setTest] = useState(false);
  const asked = useDeferredValue(search.trim());
  const catalogue = useQuery({ queryKey: ['catalogue', '*'], queryFn: api.catalogue });
  const found = useQuery({
    queryKey: ['citizens', '*', asked],
    queryFn: () => api.citizens(asked),
    enabled: asked.length >= 2,
    placeholderData: keepPreviousData,
  });
  const start = useAct<{ momentVersion: string; citizen: string; kind: 'real' | 'test' }, Started>(
    '*',
    api.start,
    ({ id }) => void navigate({ to: '/personal/moment/$id', params: { id } }),
  );
  return (
    <div className="stack" data-gap="wide">
      <PageHead title={t('startMoment.title')} back={<Link to="/personal">{t('overview.title')}</Link>} />
      <div className="two">
        <section className="stack" data-gap="close">
          <h2>{t('startMoment.whom')}</h2>
          <TextField
            label={t('startMoment.search')}
            hint={t('startMoment.searchHint')}
            type="search"
            autoComplete="off"
            value={search}
            onChange={(event) => {
              setSearch(event.target.value);
              setCitizen(null);
              start.reset();
            }}
          />
          <div aria-live="polite">
            {asked.length >= 2 && found.data?.length === 0 && <p className="quiet">{t('startMoment.nobody', { search: asked })}</p>}
            {found.isError && <p>{sentenceOf(found.error)}</p>}
          </div>
          {asked.length >= 2 && found.data !== undefined && found.data.length > 0 && (
            <RadioTiles
              label={t('startMoment.found', { count: found.data.length })}
              options={found.data.map((one) => ({
                id: one.id,
                text: `${one.givenName} ${one.familyName} · ${one.personalIdentityNumber}`,
              }))}
              value={citizen?.id}
              onChange={(id) => {
                setCitizen(found.data.find((one) => one.id === id) ?? null);
                start.reset();
              }}
            />
          )}
        </section>
        <section className="stack" data-gap="close">
          <h2>{t('startMoment.which')}</h2>
          <Loaded query={catalogue}>
            {(all) =>
              all.length === 0 ? (
                <p className="quiet">{t('startMoment.noMoments')}</p>
              ) : (
                <RadioTiles
                  label={t('startMoment.published')}
                  options={all.map((one) => ({
                    id: one.momentVersion,
                    text: `${one.name} ${one.version} · ${t(`momentKind.${one.kind}`)} · ${t('startMoment.modules', { count: one.modules })}`,
                  }))}
                  value={moment?.momentVersion}
                  onChange={(id) => {
                    setMoment(all.find((one) => one.momentVersion === id) ?? null);
                    start.reset();
                  }}
                />
              )
            }
          </Loaded>
          {moment !== null && <p className="quiet">{moment.summary}</p>}
          <CheckboxTiles
            label={t('startMoment.kind')}
            options={[{ id: 'test', text: t('startMoment.test') }]}
            value={test ? ['test'] : []}
            onChange={(ids) => setTest(ids.length > 0)}
          />
        </section>
      </div>
      {citizen !== null && moment !== null && (
        <Card tone="main" label={t('startMoment.confirm')}>
          <h2>{t('startMoment.confirmTitle', { moment: moment.name, citizen: `${citizen.givenName} ${citizen.familyName}` })}</h2>
          <p>{test ? t('startMoment.followsTest') : t('startMoment.follows')}</p>
          {citizen.warnings.map((warning) => (
            <Notice key={warning} kind="warning">
              <p>{warning}</p>
            </Notice>
          ))}
          {start.isError && (
            <Notice kind="error" live>
              <p>{sentenceOf(start.error)}</p>
            </Notice>
          )}
          <div>
            <Button
              busy={start.isPending}
              onClick={() => start.mutate({ momentVersion: moment.momentVersion, citizen: citizen.id, kind: test ? 'test' : 'real' })}
            >
              {test ? t('startMoment.startTest') : t('startMoment.start')}
            </Button>
          </div>
        </Card>
      )}
    </div>
  );
}
