import '../i18n/questionTexts.ts';
import '../ui/css/files.css';
import { PaperclipIcon, TrashIcon } from '@navikt/aksel-icons';
import { t } from '../i18n/text.ts';
import { Icon } from '../ui/icon.tsx';
import { fileSize } from './fileSize.ts';
import type { UploadedFile } from './ports.ts';
import type { Sending } from './useUploads.ts';

/** Files that have arrived, those on their way with how far they have come, and those that could not be sent with why. */
export function FileList({
  files,
  sending,
  address,
  onRemove,
  onForget,
}: {
  files: readonly { readonly id: string; readonly file: UploadedFile | undefined }[];
  sending: readonly Sending[];
  address: (id: string) => string;
  onRemove: (id: string) => void;
  onForget: (key: number) => void;
}) {
  if (files.length + sending.length === 0) return null;
  return (
    <ul className="files">
      {files.map(({ id, file }) => {
        const name = file?.name ?? t('file.unnamed');
        return (
          <li key={id}>
            <Icon of={PaperclipIcon} />
            <span className="what">
              <a className="link" href={address(id)} target="_blank" rel="noreferrer">
                {name}
              </a>
              {file !== undefined && <span className="quiet small nowrap"> {fileSize(file.bytes)}</span>}
            </span>
            <Remove name={name} word={t('file.remove')} onClick={() => onRemove(id)} />
          </li>
        );
      })}
      {sending.map(({ key, name, share, error }) => (
        <li key={key} data-failed={error !== null || undefined}>
          <Icon of={PaperclipIcon} />
          <span className="what">
            {name}
            {error === null ? (
              <progress max={1} value={share} aria-label={t('file.sending', { name })} />
            ) : (
              <span className="fault" role="alert">
                {error}
              </span>
            )}
          </span>
          {error !== null && <Remove name={name} word={t('file.forget')} onClick={() => onForget(key)} />}
        </li>
      ))}
    </ul>
  );
}

const Remove = ({ name, word, onClick }: { name: string; word: string; onClick: () => void }) => (
  <button type="button" onClick={onClick}>
    <Icon of={TrashIcon} />
    {word}
    <span className="sr-only"> {name}</span>
  </button>
);
