import '../i18n/pageTexts.ts';
import { useContext } from 'react';
import type { Media } from '../../compiler/document/media.ts';
import { t } from '../i18n/text.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { Markdown } from '../ui/markdown.tsx';
import { questionPorts } from './ports.ts';

/** A picture, a sound or a film that belongs to a question, with what it says in words. */
export function QuestionMedia({ media }: { media: Media }) {
  const { mediaAddress } = useContext(questionPorts);
  const src = mediaAddress(media.src);
  return (
    <figure className="question-media">
      {media.media === 'image' && <img src={src} alt={media.alt} />}
      {media.media === 'audio' && <audio controls preload="metadata" src={src} aria-label={media.alt} />}
      {media.media === 'video' && (
        <video controls preload="metadata" src={src} aria-label={media.alt}>
          {media.captions !== undefined && (
            <track kind="captions" srcLang="sv" label={t('media.captions')} src={mediaAddress(media.captions)} default />
          )}
        </video>
      )}
      {media.media !== 'image' && <figcaption className="quiet small">{media.alt}</figcaption>}
      {media.transcript !== undefined && (
        <Disclosure summary={t('media.transcript')}>
          <Markdown text={media.transcript} />
        </Disclosure>
      )}
    </figure>
  );
}
