import { useEffect, useRef, useState } from 'react';
import type { PersonalData, WrittenAnnouncement } from '../../api/schemas/announcement.ts';
import { useAct } from '../act.ts';
import { AnnouncementText } from '../announcements/announcementText.tsx';
import { api } from '../api.ts';
import { sentenceOf } from '../failure.tsx';
import { t } from '../i18n/text.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Notice } from '../ui/notice.tsx';
import { CheckboxTiles } from '../ui/tiles.tsx';
import { textOf, type AnnouncementDraft } from './announcementDraft.ts';

const LOOKS = { information: 'information', important: 'warning', disturbance: 'error' } as const;

/** The announcement as its readers get it, and what in it resembles personal data (ANN-06). Identity numbers are confirmed; the rest is a warning. */
export function AnnouncementLook({
  draft,
  announcement,
  found,
  onBack,
  onDone,
}: {
  draft: AnnouncementDraft;
  announcement: WrittenAnnouncement | null;
  found: PersonalData['found'];
  onBack: () => void;
  onDone: () => void;
}) {
  const [confirmed, setConfirmed] = useState(false);
  const [missing, setMissing] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const send = useAct<boolean, unknown>(
    '*',
    (key, sure) =>
      announcement === null
        ? api.writeAnnouncement(key, { ...textOf(draft), kind: draft.kind, unit: draft.unit, confirmed: sure })
        : api.changeAnnouncement(key, announcement.id, {
            ...textOf(draft),
            revision: announcement.revision,
            again: draft.again,
            confirmed: sure,
          }),
    onDone,
  );
  const needsConfirming = found.some(({ kind }) => kind === 'identityNumber');
  return (
    <Card label={t('announce.lookTitle')}>
      <h2 ref={heading} tabIndex={-1}>
        {t('announce.lookTitle')}
      </h2>
      <Notice kind={LOOKS[draft.severity]}>
        <AnnouncementText announcement={{ title: draft.title.trim(), body: draft.body.trim(), language: draft.language }} />
      </Notice>
      {found.length > 0 && (
        <Notice kind="warning" live>
          <h3>{t('announce.found')}</h3>
          <p>{t('announce.foundText')}</p>
          <ul>
            {found.map(({ kind, text }) => (
              <li key={`${kind} ${text}`}>
                {t(`announce.foundKinds.${kind}`)}: {text}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {needsConfirming && (
        <CheckboxTiles
          label={t('announce.foundKinds.identityNumber')}
          error={missing ? t('announce.confirmMissing') : undefined}
          options={[{ id: 'confirmed', text: t('announce.confirm') }]}
          value={confirmed ? ['confirmed'] : []}
          onChange={(ids) => {
            setMissing(false);
            setConfirmed(ids.length > 0);
          }}
        />
      )}
      {send.isError && (
        <Notice kind="error" live>
          <p>{sentenceOf(send.error)}</p>
        </Notice>
      )}
      <div className="row">
        <Button busy={send.isPending} onClick={() => (needsConfirming && !confirmed ? setMissing(true) : send.mutate(confirmed))}>
          {announcement === null ? t('announce.send') : t('announce.saveChange')}
        </Button>
        <Button variant="secondary" onClick={onBack}>
          {t('announce.back')}
        </Button>
      </div>
    </Card>
  );
}
