import '../i18n/questionTexts.ts';
import { useContext, useEffect, useRef, useState } from 'react';
import { t } from '../i18n/text.ts';
import { questionPorts, type UploadedFile } from './ports.ts';

/** A file on its way, or one that could not be sent. */
export interface Sending {
  readonly key: number;
  readonly name: string;
  readonly share: number;
  readonly error: string | null;
}

const known = new Map<string, UploadedFile>();
let last = 0;
let underWay = 0;

/** How many files are on their way just now: a form waits for them before it is sent. */
export const uploadsUnderWay = (): number => underWay;

/** Sends files and tells how it goes. `onDone` is called with each that has arrived, also when its question is no longer on the page. */
export function useUploads(question: string, onDone: (file: UploadedFile) => void) {
  const ports = useContext(questionPorts);
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const done = useRef(onDone);
  useEffect(() => {
    done.current = onDone;
  });

  const put = (key: number, change: Partial<Sending>) =>
    setSending((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));

  async function send(file: File): Promise<void> {
    const key = (last += 1);
    setSending((all) => [...all, { key, name: file.name, share: 0, error: null }]);
    underWay += 1;
    try {
      const uploaded = await ports.upload(file, question, (share) => put(key, { share }));
      known.set(uploaded.id, uploaded);
      setSending((all) => all.filter((one) => one.key !== key));
      done.current(uploaded);
    } catch (error) {
      put(key, { error: error instanceof Error && error.message !== '' ? error.message : t('file.notSent') });
    } finally {
      underWay -= 1;
    }
  }

  return {
    sending,
    send,
    /** Tells of a file that is not even tried. */
    refuse: (name: string, error: string) => setSending((all) => [...all, { key: (last += 1), name, share: 0, error }]),
    forget: (key: number) => setSending((all) => all.filter((one) => one.key !== key)),
    /** What is known of a file that an answer names. */
    file: (id: string): UploadedFile | undefined => known.get(id) ?? ports.files.find((one) => one.id === id),
    address: ports.fileAddress,
  };
}
