import { useState, type FormEvent } from 'react';
import type { PersonalData, WrittenAnnouncement, WrittenAnnouncements } from '../../api/schemas/announcement.ts';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { t } from '../i18n/text.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { ErrorSummary } from '../ui/errorSummary.tsx';
import { TextArea, TextField } from '../ui/field.tsx';
import { SelectField } from '../ui/selectField.tsx';
import { CheckboxTiles, RadioTiles } from '../ui/tiles.tsx';
import { AnnouncementLook } from './announcementLook.tsx';
import { draftOf, instantIn, wrongIn, type AnnouncementDraft } from './announcementDraft.ts';

const SEVERITIES = ['information', 'important', 'disturbance'] as const;
const KINDS = ['information', 'service', 'system'] as const;
const LANGUAGES = ['sv', 'en', 'fi', 'se', 'fit', 'yi', 'rom', 'ar', 'fa', 'so', 'uk', 'pl'] as const;

/** Writes or changes an announcement: first the text, then a look at it with what resembles personal data, then it is sent. */
export function AnnouncementForm({
  page,
  announcement,
  onDone,
}: {
  page: WrittenAnnouncements;
  announcement: WrittenAnnouncement | null;
  onDone: () => void;
}) {
  const [draft, setDraft] = useState<AnnouncementDraft>(() => draftOf(announcement, page.scope));
  const [tried, setTried] = useState(0);
  const [looked, setLooked] = useState<PersonalData | null>(null);
  const look = useAct<{ title: string; body: string }, PersonalData>('announcement', api.checkAnnouncement, setLooked);
  const wrong = tried === 0 ? [] : wrongIn(draft);
  const errorAt = (field: string): string | undefined => wrong.find((each) => each.field === field)?.message;
  const change = (more: Partial<AnnouncementDraft>) => setDraft({ ...draft, ...more });
  if (looked !== null)
    return (
      <AnnouncementLook draft={draft} announcement={announcement} found={looked.found} onBack={() => setLooked(null)} onDone={onDone} />
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried((times) => times + 1);
    if (wrongIn(draft).length === 0 && !look.isPending) look.mutate({ title: draft.title, body: draft.body });
  };
  return (
    <Card label={announcement === null ? t('announce.new') : t('announce.editTitle')}>
      <h2>{announcement === null ? t('announce.new') : t('announce.editTitle')}</h2>
      <form className="stack" noValidate onSubmit={submit}>
        <ErrorSummary errors={wrong} shown={tried} />
        {page.scope === 'everyone' && announcement === null && (
          <RadioTiles
            label={t('announce.kind')}
            layout="sideBySide"
            options={KINDS.map((id) => ({ id, text: t(`announce.kinds.${id}`) }))}
            value={draft.kind}
            onChange={(id) => change({ kind: KINDS.find((each) => each === id) ?? 'information' })}
          />
        )}
        {page.scope !== 'careProvider' ? (
          <CheckboxTiles
            id="audience"
            label={t('announce.audience')}
            error={errorAt('audience')}
            layout="sideBySide"
            options={[
              { id: 'staff', text: t('announce.staff') },
              { id: 'citizens', text: t('announce.citizens') },
            ]}
            value={[...(draft.toStaff ? ['staff'] : []), ...(draft.toCitizens ? ['citizens'] : [])]}
            onChange={(ids) => change({ toStaff: ids.includes('staff'), toCitizens: ids.includes('citizens') })}
          />
        ) : (
          announcement === null && (
            <SelectField
              label={t('announce.unit')}
              empty={t('announce.allUnits')}
              options={page.units.map(({ id, name }) => ({ id, text: name }))}
              value={draft.unit ?? undefined}
              onChange={(unit) => change({ unit: unit ?? null })}
            />
          )
        )}
        <RadioTiles
          label={t('announce.severity')}
          options={SEVERITIES.map((id) => ({ id, text: t(`announce.severities.${id}`), help: t(`announce.severityHelp.${id}`) }))}
          value={draft.severity}
          onChange={(id) => change({ severity: SEVERITIES.find((each) => each === id) ?? 'information' })}
        />
        <SelectField
          label={t('announce.language')}
          empty={t('announce.languages.sv')}
          options={LANGUAGES.filter((id) => id !== 'sv').map((id) => ({ id, text: t(`announce.languages.${id}`) }))}
          value={draft.language === 'sv' ? undefined : draft.language}
          onChange={(id) => change({ language: LANGUAGES.find((each) => each === id) ?? 'sv' })}
        />
        <TextField
          id="title"
          label={t('announce.headline')}
          maxLength={120}
          lang={draft.language}
          value={draft.title}
          error={errorAt('title')}
          onChange={(event) => change({ title: event.target.value })}
        />
        <TextArea
          id="body"
          label={t('announce.body')}
          hint={t('announce.bodyHint')}
          rows={6}
          maxLength={2_000}
          lang={draft.language}
          value={draft.body}
          error={errorAt('body')}
          onChange={(event) => change({ body: event.target.value })}
        />
        <div className="row">
          <TextField
            id="from"
            label={t('announce.from')}
            type="datetime-local"
            value={draft.from}
            error={errorAt('from')}
            onChange={(event) => change({ from: event.target.value })}
          />
          <TextField
            id="to"
            label={t('announce.to')}
            optional
            type="datetime-local"
            value={draft.to}
            min={draft.from}
            error={errorAt('to')}
            onChange={(event) => change({ to: event.target.value })}
          />
        </div>
        <p className="quiet">{t('announce.toHint')}</p>
        {announcement !== null && instantIn(announcement.from) <= Date.now() && (
          <CheckboxTiles
            label={t('announce.edit')}
            options={[{ id: 'again', text: t('announce.again') }]}
            value={draft.again ? ['again'] : []}
            onChange={(ids) => change({ again: ids.length > 0 })}
          />
        )}
        <div className="row">
          <Button type="submit" busy={look.isPending}>
            {t('announce.look')}
          </Button>
          <Button variant="secondary" onClick={onDone}>
            {t('ui.cancel')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
