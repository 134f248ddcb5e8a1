import { createContext } from 'react';

/** A file as the server has it. */
export interface UploadedFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
}

/** Sends a file as an answer to a question; tells the share that has arrived, 0 to 1. What goes wrong is thrown as an error whose message may be shown. */
export type Upload = (file: File, question: string, onProgress: (share: number) => void) => Promise<UploadedFile>;

/** What questions need of the world around them. */
export interface QuestionPorts {
  readonly upload: Upload;
  /** Where a file of an answer is fetched from. */
  readonly fileAddress: (id: string) => string;
  /** What is known of the files that answers name. */
  readonly files: readonly UploadedFile[];
  /** Where a picture, sound or film that the form names is fetched from. */
  readonly mediaAddress: (src: string) => string;
}

/** Given by the page that shows questions: the citizen's form, staff's, the gallery, a preview. */
export const questionPorts = createContext<QuestionPorts>({
  upload: () => Promise.reject(new Error('')),
  fileAddress: () => '',
  files: [],
  mediaAddress: (src) => src,
});
