import './i18n/questionTexts.ts';
import type { StoredFile } from '../api/schemas/file.ts';
import { newAct } from './api.ts';
import { t } from './i18n/text.ts';

/** Sends a file as it is, and tells the share that has left. The server's own sentence is thrown when it will not take it. */
export function sendFile(address: string, file: File, onProgress: (share: number) => void): Promise<StoredFile> {
  return new Promise((resolve, reject) => {
    // fetch cannot tell how much has been sent.
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.responseType = 'json';
    request.setRequestHeader('Idempotency-Key', newAct());
    request.setRequestHeader('X-File-Name', encodeURIComponent(file.name));
    request.setRequestHeader('Content-Type', file.type === '' ? 'application/octet-stream' : file.type);
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total));
    request.addEventListener('error', () => reject(new Error(t('file.notSent'))));
    request.addEventListener('abort', () => reject(new Error(t('file.notSent'))));
    request.addEventListener('load', () => {
      const answer = request.response as unknown;
      if (request.status >= 200 && request.status < 300) return resolve(answer as StoredFile);
      const title = typeof answer === 'object' && answer !== null && 'title' in answer ? String(answer.title) : '';
      reject(new Error(title === '' ? t('file.notSent') : title));
    });
    request.send(file);
  });
}
