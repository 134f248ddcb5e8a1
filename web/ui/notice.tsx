import { CheckmarkCircleIcon, ExclamationmarkTriangleIcon, InformationSquareIcon } from '@navikt/aksel-icons';
import type { ReactNode } from 'react';
import { t } from '../i18n/text.ts';
import { Icon } from './icon.tsx';

type Kind = 'information' | 'done' | 'warning' | 'error';

const looks = {
  information: { colour: 'himmel', icon: InformationSquareIcon },
  done: { colour: 'skog', icon: CheckmarkCircleIcon },
  warning: { colour: 'lera', icon: ExclamationmarkTriangleIcon },
  error: { colour: 'rod', icon: ExclamationmarkTriangleIcon },
} as const;

/** Something to know on this page. `live` is read out when it appears. */
export function Notice({ kind = 'information', live = false, children }: { kind?: Kind; live?: boolean; children: ReactNode }) {
  const look = looks[kind];
  return (
    <div className="notice" data-color={look.colour} {...(live ? { role: kind === 'error' ? 'alert' : 'status' } : {})}>
      <Icon of={look.icon} />
      <div className="stack" data-gap="tight">
        <span className="sr-only">{t(`ui.notice.${kind}`)}</span>
        {children}
      </div>
    </div>
  );
}
