import { useMemo, type ReactNode } from 'react';
import type { StoredFile } from '../api/schemas/file.ts';
import { api } from './api.ts';
import { questionPorts, type QuestionPorts } from './questions/ports.ts';
import { sendFile } from './sendFile.ts';

/** Where files of one copy of a form go and come from, for the questions inside: the citizen's own way, or staff's. */
export function FormPorts({
  reader,
  id,
  instance,
  files,
  children,
}: {
  reader: 'citizen' | 'staff';
  id: string;
  instance: string;
  files: readonly StoredFile[];
  children: ReactNode;
}) {
  const ports = useMemo<QuestionPorts>(
    () => ({
      upload: (file, question, onProgress) => sendFile(api.filesOf(reader, id, instance, question), file, onProgress),
      fileAddress: (file) => api.file(reader, id, file),
      files,
      // As steps' pictures and recordings: below the moment's media, or an address of their own.
      mediaAddress: (src) => (src.startsWith('https://') ? src : `/media/${src}`),
    }),
    [reader, id, instance, files],
  );
  return <questionPorts.Provider value={ports}>{children}</questionPorts.Provider>;
}
