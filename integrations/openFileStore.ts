import type { FileStore } from './fileStore.ts';
import { folderStore } from './folderStore.ts';
import { s3Store } from './s3Store.ts';

/** The store that the settings name: `s3://bucket/prefix`, or a folder. */
export function openFileStore(settings: {
  readonly STEGVIS_FILES: string;
  readonly S3_ENDPOINT?: string | undefined;
  readonly S3_REGION: string;
}): FileStore {
  const [, bucket, path = ''] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(settings.STEGVIS_FILES) ?? [];
  if (bucket === undefined) return folderStore(settings.STEGVIS_FILES);
  const prefix = path === '' || path.endsWith('/') ? path : `${path}/`;
  const { S3_ENDPOINT: endpoint, S3_REGION: region } = settings;
  return s3Store({ bucket, prefix, client: { region, ...(endpoint === undefined ? {} : { endpoint }) } });
}
