import './i18n/pageTexts.ts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormPage, FormVersion } from '../api/schemas/form.ts';
import type { Question } from '../compiler/document/question.ts';
import { AnswerList } from './answerList.tsx';
import { FormPorts } from './formPorts.tsx';
import { t } from './i18n/text.ts';
import { Loaded } from './loaded.tsx';
import { logicOf } from './logicOf.ts';
import { capitalised, spokenTime } from './spoken.ts';
import { Button } from './ui/button.tsx';
import { Disclosure } from './ui/disclosure.tsx';
import { Notice } from './ui/notice.tsx';

interface Props {
  readonly reader: 'citizen' | 'staff';
  readonly id: string;
  readonly page: FormPage;
  readonly now: string;
  readonly read: (version: number) => Promise<FormVersion>;
}

/** Every version that has been saved, one press away, each as the form was shown when it was answered (FRM-07). */
export function VersionList({ reader, id, page, now, read }: Props) {
  const [opened, setOpened] = useState<number | null>(null);
  const version = useQuery({
    queryKey: ['formVersion', id, page.instance, opened, reader],
    queryFn: () => read(opened ?? 0),
    enabled: opened !== null,
    staleTime: Infinity,
  });
  const telling = page.versions.length > 1 || page.versions.some(({ withdrawn, savedBy }) => withdrawn !== null || savedBy === 'staff');
  if (!telling) return null;
  return (
    <Disclosure summary={t('versions.title', { count: page.versions.length })}>
      <ul className="stack versions" data-gap="close">
        {page.versions.map((one) => (
          <li key={one.version} className="stack" data-gap="tight">
            <div className="row" data-between>
              <span>{[capitalised(spokenTime(one.savedAt, now)), wordsFor(one)].filter(Boolean).join(' · ')}</span>
              <Button
                variant="quiet"
                size="small"
                aria-expanded={opened === one.version}
                onClick={() => setOpened(opened === one.version ? null : one.version)}
              >
                {t(opened === one.version ? 'versions.hide' : 'versions.show')}
                <span className="sr-only"> {spokenTime(one.savedAt, now)}</span>
              </Button>
            </div>
            {one.withdrawn !== null && (
              <p className="quiet small">
                {t('versions.withdrawn', { when: spokenTime(one.withdrawn.at, now) })}
                {one.withdrawn.reason !== null && ` ${one.withdrawn.reason}`}
              </p>
            )}
            {opened === one.version && (
              <Loaded query={version}>
                {(shown) => (
                  <>
                    {!shown.asShown && <Notice>{t('versions.notAsShown')}</Notice>}
                    <FormPorts reader={reader} id={id} instance={page.instance} files={shown.files}>
                      <AnswerList
                        questions={shown.questions as unknown as readonly Question[]}
                        answers={shown.answers}
                        logic={logicOf(shown)}
                      />
                    </FormPorts>
                  </>
                )}
              </Loaded>
            )}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

function wordsFor({ current, savedBy, savedByName, late }: FormPage['versions'][number]): string {
  return [
    current ? t('versions.current') : null,
    savedBy === 'staff' ? t('versions.byStaff', { name: savedByName ?? t('versions.staff') }) : null,
    late ? t('formTable.late') : null,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}
