import '../i18n/questionTexts.ts';
import { useContext } from 'react';
import type { Answer } from '../../compiler/document/question.ts';
import { t } from '../i18n/text.ts';
import { fileSize } from '../questions/fileSize.ts';
import { questionPorts } from '../questions/ports.ts';

/** Files of an answer: pictures seen, sound and film played where they stand, the rest to open. */
export function FilesAnswer({ answer }: { answer: Answer }) {
  const { fileAddress, files } = useContext(questionPorts);
  return (
    <ul className="answer-files">
      {(answer as readonly string[]).map((id) => {
        const file = files.find((one) => one.id === id);
        const name = file?.name ?? t('file.unnamed');
        const src = fileAddress(id);
        return (
          <li key={id}>
            {file?.type.startsWith('image/') === true && <img src={src} alt={name} loading="lazy" />}
            {file?.type.startsWith('audio/') === true && <audio controls preload="none" src={src} aria-label={name} />}
            {file?.type.startsWith('video/') === true && <video controls preload="metadata" src={src} aria-label={name} />}
            <a className="link" data-alone href={src} target="_blank" rel="noreferrer">
              {name}
            </a>
            {file !== undefined && <span className="quiet small"> {fileSize(file.bytes)}</span>}
          </li>
        );
      })}
    </ul>
  );
}
