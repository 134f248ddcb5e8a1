/** A file's name as it is kept and given back: a name and no path, nothing that hides how it reads, and the ending that its content has. */
export function fileName(given: string, type: string): string {
  const plain =
    given
      .normalize('NFC')
      .replaceAll(/^.*[/\\]/gs, '')
      .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
      .replaceAll(/[<>:"|?*]/g, '_')
      .trim()
      .slice(-150)
      .replace(/^\.+/, '') || 'fil';
  const endings = ENDINGS[type] ?? [];
  const [ending] = endings;
  return ending === undefined || endings.some((each) => plain.toLowerCase().endsWith(`.${each}`)) ? plain : `${plain}.${ending}`;
}

/** How a browser is told to treat it: shown when it is a picture, sound or film that it knows, else saved. */
export function disposition(name: string, type: string): string {
  const way = INLINE.has(type) ? 'inline' : 'attachment';
  const ascii = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  return `${way}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`;
}

const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'image/heic': ['heic', 'heif'],
  'image/avif': ['avif'],
  'application/pdf': ['pdf'],
  'application/rtf': ['rtf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt', 'ods', 'odp'],
  'audio/wav': ['wav'],
  'audio/mpeg': ['mp3'],
  'audio/aac': ['aac'],
  'audio/ogg': ['ogg', 'oga', 'opus'],
  'audio/flac': ['flac'],
  'audio/mp4': ['m4a', 'mp4'],
  'video/mp4': ['mp4', 'm4v', 'm4a'],
  'video/quicktime': ['mov', 'qt'],
  'video/webm': ['webm', 'mkv'],
};

const INLINE: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/avif',
  'audio/wav',
  'audio/mpeg',
  'audio/aac',
  'audio/ogg',
  'audio/flac',
  'audio/mp4',
  'video/mp4',
  'video/quicktime',
  'video/webm',
]);
