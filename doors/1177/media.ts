import type { Media } from '../../compiler/document/media.ts';
import type { LossLog } from '../lossReport.ts';
import { plainText } from '../plainText.ts';
import { shortened } from '../shortened.ts';
import { isSomething, isThing, textOf, type SourcePart } from './source.ts';

/** A picture, sound or film of the file, by its address; null when there is none that can be shown. */
export function mediaOf(part: SourcePart, to: string, log: LossLog): Media | null {
  const given = part.value['media'];
  if (!isSomething(given)) return null;
  const path = `${part.path}/media`;
  const address = isThing(given) ? textOf(given['mediaURL']) : null;
  if (!isThing(given) || address === null) {
    log.left(path, 'media', 'Mediet har ingen adress.');
    return null;
  }
  if (!/^https:\/\/[^\s"'<>\\]{3,480}$/.test(address) || !URL.canParse(address) || new URL(address).username !== '') {
    log.left(path, 'media', 'Mediets adress är inte en https-adress.');
    return null;
  }
  const [, kind = 'image'] = /^(image|audio|video)\//.exec(textOf(given['mediaType']) ?? '') ?? [];
  const alt = textOf(given['mediaAlt']);
  log.changed(
    path,
    'media',
    `Mediet ligger kvar på ${new URL(address).host}. Lägg det i momentets media-mapp innan formuläret används.${
      alt === null ? ' Det saknar beskrivning för den som inte ser eller hör; skriv en.' : ''
    }`,
    to,
  );
  return {
    media: kind as Media['media'],
    src: address,
    alt: alt === null ? 'Beskrivning saknas' : shortened(plainText(alt), 500).text,
  };
}
