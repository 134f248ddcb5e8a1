import { useEffect, useState } from 'react';
import type { QuestionPorts, UploadedFile } from '../questions/ports.ts';

/** What questions need of the world, where there is no server: files stay in this page and are gone with it. */
export function usePortsHere(files: readonly UploadedFile[], addresses: Readonly<Record<string, string>> = {}): QuestionPorts {
  const [kept] = useState(() => new Map<string, string>(Object.entries(addresses)));
  useEffect(() => () => kept.forEach((address) => URL.revokeObjectURL(address)), [kept]);
  return {
    files,
    fileAddress: (id) => kept.get(id) ?? '#',
    mediaAddress: (src) => (/^(https?|data):/.test(src) ? src : `/media/${src}`),
    upload: async (file, _question, onProgress) => {
      for (const share of [0.3, 0.7, 1]) {
        await new Promise((resolve) => setTimeout(resolve, 60));
        onProgress(share);
      }
      const id = `fil${kept.size + 1}`;
      kept.set(id, URL.createObjectURL(file));
      return { id, name: file.name, type: file.type, bytes: file.size };
    },
  };
}
