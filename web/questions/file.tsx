import '../i18n/questionTexts.ts';
import { UploadIcon } from '@navikt/aksel-icons';
import { useRef } from 'react';
import { t } from '../i18n/text.ts';
import { Group } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { acceptAttribute, fileFault, sortsInWords } from './acceptedFiles.ts';
import { FileList } from './fileList.tsx';
import type { QuestionProps } from './questionProps.ts';
import { useUploads } from './useUploads.ts';

/** Files, sent as soon as they are chosen. Each tells how it goes; what cannot be sent says why and takes nothing else with it. */
export function FileQuestion({ question, answer, field, onAnswer }: QuestionProps<'file'>) {
  const ids = Array.isArray(answer) ? (answer as readonly string[]) : [];
  const latest = useRef(ids);
  latest.current = ids;
  const set = (next: readonly string[]) => {
    latest.current = next;
    onAnswer(next.length === 0 ? undefined : next);
  };
  const uploads = useUploads(question.id, (file) => set([...latest.current, file.id]));
  const { accepts, maximumFiles, maximumMegabytes } = question;
  const onTheWay = uploads.sending.filter(({ error }) => error === null).length;
  const room = maximumFiles - ids.length - onTheWay;

  const choose = (chosen: readonly File[]) => {
    chosen.forEach((file, index) => {
      const fault = index >= room ? t('file.tooMany', { count: maximumFiles }) : fileFault(file, accepts, maximumMegabytes);
      if (fault === null) void uploads.send(file);
      else uploads.refuse(file.name, fault);
    });
  };
  const remove = (id: string) => {
    set(ids.filter((one) => one !== id));
    document.getElementById(field.id)?.focus();
  };

  return (
    <Group
      {...field}
      hint={
        <>
          {field.hint !== undefined && <p>{field.hint}</p>}
          {t('file.hint', { sorts: sortsInWords(accepts), count: maximumFiles, maximum: maximumMegabytes })}
        </>
      }
    >
      {(tied) => (
        <>
          <FileList
            files={ids.map((id) => ({ id, file: uploads.file(id) }))}
            sending={uploads.sending}
            address={uploads.address}
            onRemove={remove}
            onForget={uploads.forget}
          />
          {room > 0 ? (
            <FileButton id={field.id} accept={acceptAttribute(accepts)} several={room > 1} describedBy={tied.describedBy} onChoose={choose}>
              {ids.length > 0 ? t('file.another') : t('file.choose')}
            </FileButton>
          ) : (
            <p className="quiet small" id={field.id} tabIndex={-1}>
              {t('file.full', { count: maximumFiles })}
            </p>
          )}
          <p className="sr-only" role="status">
            {ids.length > 0 && t('file.arrived', { count: ids.length })}
          </p>
        </>
      )}
    </Group>
  );
}

/** A file chooser that looks like the other buttons; the browser's own input lies over it. */
export function FileButton({
  id,
  accept,
  several,
  describedBy,
  onChoose,
  children,
}: {
  id?: string;
  accept: string;
  several: boolean;
  describedBy: string | undefined;
  onChoose: (files: readonly File[]) => void;
  children: string;
}) {
  return (
    <label className="file-button">
      <Icon of={UploadIcon} />
      {children}
      <input
        type="file"
        {...(id === undefined ? {} : { id })}
        accept={accept}
        multiple={several}
        aria-describedby={describedBy}
        onChange={(event) => {
          onChoose([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </label>
  );
}
