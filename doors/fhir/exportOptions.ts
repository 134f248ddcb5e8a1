import type { Option } from '../../compiler/document/questions/everyQuestion.ts';
import { url } from './extensions.ts';

/** The coding that stands for an option: its own code where no other option has it, else its id in a system of ours. */
export function codingOf(
  { id, code, text }: Option,
  all: readonly Option[],
): { readonly system?: string; readonly code: string; readonly display: string } {
  const [system, own] = split(code);
  const isAlone = own !== null && all.filter((one) => split(one.code)[1] === own || one.id === own).every((one) => one.id === id);
  if (own === null || !isAlone) return { code: id, display: text };
  return { ...(system === null ? {} : { system }), code: own, display: text };
}

/** `http://loinc.org|44250-9` → its parts; only the last bar parts them. */
export function split(code: string | undefined): readonly [string | null, string | null] {
  if (code === undefined) return [null, null];
  const at = code.lastIndexOf('|');
  return at === -1 ? [null, tidy(code)] : [code.slice(0, at), tidy(code.slice(at + 1))];
}

/** A code in FHIR has no space at its ends and none doubled. */
const tidy = (code: string): string | null => (/^\S+(?: \S+)*$/.test(code) ? code : null);

/** Options as FHIR has them, with score, picture, help and what excludes the others. */
export function answerOptions(options: readonly Option[], initial: readonly string[] = []): readonly Record<string, unknown>[] {
  return options.map((option) => {
    const extension = [
      ...(option.exclusive === true ? [{ url: url.optionExclusive, valueBoolean: true }] : []),
      ...(option.help === undefined ? [] : [{ url: url.ourOptionHelp, valueString: option.help }]),
      ...(option.image?.src.startsWith('https://') === true
        ? [
            {
              url: url.answerMedia,
              valueAttachment: { contentType: contentType(option.image.src, 'image'), url: option.image.src, title: option.image.alt },
            },
          ]
        : []),
    ];
    return {
      ...(extension.length > 0 ? { extension } : {}),
      valueCoding: {
        ...(option.score === undefined ? {} : { extension: [{ url: url.ordinal, valueDecimal: option.score }] }),
        ...codingOf(option, options),
      },
      ...(initial.includes(option.id) ? { initialSelected: true } : {}),
    };
  });
}

/** What a file is, as far as its name tells. */
export function contentType(src: string, media: 'image' | 'audio' | 'video'): string {
  const end = /\.([a-z0-9]{2,4})(?:[?#]|$)/i.exec(src)?.[1]?.toLowerCase() ?? '';
  const known: Readonly<Record<string, string>> = {
    jpg: 'image/jpeg',
    jpeg: 'image/jpeg',
    png: 'image/png',
    webp: 'image/webp',
    gif: 'image/gif',
    mp3: 'audio/mpeg',
    m4a: 'audio/mp4',
    mp4: 'video/mp4',
    webm: 'video/webm',
  };
  const found = known[end];
  return found?.startsWith(media) ? found : { image: 'image/png', audio: 'audio/mpeg', video: 'video/mp4' }[media];
}
