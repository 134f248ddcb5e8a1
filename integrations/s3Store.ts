import { DeleteObjectCommand, GetObjectCommand, S3Client, S3ServiceException, type S3ClientConfig } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { Readable } from 'node:stream';
import { isKey, type FileStore } from './fileStore.ts';

/** Where in S3 the files are. Keys and region come from the SDK's own environment variables unless they are given. */
export interface S3Place {
  readonly bucket: string;
  /** Before every key, `files/`. */
  readonly prefix: string;
  readonly client?: S3ClientConfig;
}

/** Files in S3, or in what answers as it does. A stream that fails is an upload that never ends, and leaves nothing behind. */
export function s3Store({ bucket, prefix, client = {} }: S3Place): FileStore {
  const s3 = new S3Client({ forcePathStyle: client.endpoint !== undefined, ...client });
  const place = (key: string): { Bucket: string; Key: string } => {
    if (!isKey(key)) throw new Error('Not a key of ours.');
    return { Bucket: bucket, Key: prefix + key };
  };
  return {
    async put(key, content) {
      const upload = new Upload({
        client: s3,
        params: { ...place(key), Body: content, ContentType: 'application/octet-stream' },
        partSize: 5 * 1024 * 1024,
        queueSize: 2,
      });
      await upload.done();
    },
    async get(key, range) {
      try {
        const { Body } = await s3.send(
          new GetObjectCommand({ ...place(key), ...(range === undefined ? {} : { Range: `bytes=${range.from}-${range.to}` }) }),
        );
        return Body instanceof Readable ? Body : null;
      } catch (error) {
        if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return null;
        throw error;
      }
    },
    async remove(key) {
      await s3.send(new DeleteObjectCommand(place(key)));
    },
  };
}
