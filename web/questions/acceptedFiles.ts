import '../i18n/questionTexts.ts';
import { t } from '../i18n/text.ts';
import { fileSize } from './fileSize.ts';

/** What a question may take as a file. */
export type FileSort = 'image' | 'pdf' | 'document' | 'audio' | 'video';

/** What a browser's file chooser is told. The server looks at the bytes themselves; this only spares the one who chooses. */
export const acceptAttribute = (sorts: readonly FileSort[]): string => sorts.map((sort) => types[sort]).join(',');

/** Why a file is not worth sending, or null. */
export function fileFault(file: File, sorts: readonly FileSort[], maximumMegabytes: number): string | null {
  if (file.size === 0) return t('file.empty');
  if (file.size > maximumMegabytes * 1_000_000) return t('file.tooLarge', { size: fileSize(file.size), maximum: maximumMegabytes });
  const refused = /svg|html|zip|compressed|javascript/.test(file.type);
  const fits = sorts.some((sort) => begins[sort].some((begin) => file.type.startsWith(begin)));
  return refused || (file.type !== '' && !fits) ? t('file.wrongSort', { sorts: sortsInWords(sorts) }) : null;
}

/** `bilder, pdf eller ljud`. */
export function sortsInWords(sorts: readonly FileSort[]): string {
  const words = sorts.map((sort) => t(`file.sort.${sort}`));
  return words.length < 2 ? words.join('') : t('file.or', { first: words.slice(0, -1).join(', '), last: words.at(-1) });
}

const types: Readonly<Record<FileSort, string>> = {
  image: 'image/jpeg,image/png,image/webp,image/gif,image/heic,.heic',
  pdf: 'application/pdf',
  document:
    '.doc,.docx,.odt,.rtf,.txt,text/plain,application/msword,application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  audio: 'audio/*',
  video: 'video/*',
};
const begins: Readonly<Record<FileSort, readonly string[]>> = {
  image: ['image/'],
  pdf: ['application/pdf'],
  document: ['text/plain', 'text/rtf', 'application/rtf', 'application/msword', 'application/vnd.o'],
  audio: ['audio/', 'video/webm', 'video/mp4'],
  video: ['video/'],
};
