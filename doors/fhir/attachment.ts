import type { Placing } from './draft.ts';
import { url } from './extensions.ts';
import { asNumber, asText } from './json.ts';
import { limits } from './choice.ts';
import type { Made } from './made.ts';
import { extensionOf, type SourceItem } from './sourceItem.ts';

/** A file or a picture to send. */
export function attachment(item: SourceItem, placing: Placing): Made {
  const { ledger } = placing;
  const types = item.extensions.filter(({ url: address }) => address === url.mimeType);
  const accepts = new Set<string>();
  for (const { value, path } of types) {
    const kind = kindOf(asText(value) ?? '');
    if (kind === null) ledger.left(path, 'validation', 'Filer av det slaget kan inte skickas här.');
    else {
      accepts.add(kind);
      ledger.kept(path, 'validation');
    }
  }
  const size = extensionOf(item, url.maxSize);
  const bytes = asNumber(size?.value);
  const megabytes = bytes === null ? null : Math.max(1, Math.min(500, Math.round(bytes < 1000 ? bytes : bytes / 1_000_000)));
  if (size) ledger.changed(size.path, 'validation', 'Största filstorleken skrivs i hela megabyte.');
  const { maximum } = limits(item, placing);
  return {
    fields: {
      kind: 'file',
      ...(accepts.size > 0 ? { accepts: [...accepts] } : {}),
      ...(item.repeats ? { maximumFiles: Math.min(20, maximum ?? 20) } : {}),
      ...(megabytes === null ? {} : { maximumMegabytes: megabytes }),
    },
    sees: 'present',
  };
}

function kindOf(type: string): 'image' | 'pdf' | 'document' | 'audio' | 'video' | null {
  if (type === 'application/pdf') return 'pdf';
  if (type.startsWith('image/') && type !== 'image/svg+xml') return 'image';
  if (type.startsWith('audio/')) return 'audio';
  if (type.startsWith('video/')) return 'video';
  return /msword|officedocument|opendocument|text\/plain|rtf/.test(type) ? 'document' : null;
}
