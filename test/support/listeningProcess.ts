import type * as Rooms from '../../db/listen.ts';
import { broken, type Edit } from './broken.ts';

/**
 * A process of its own that listens for `stegvis_log` on a database, with safeguards taken out or none: for what would take the test runner
 * down with it. Arguments: the database's address, then each edit as JSON. Says what it hears, a line each; never ends by itself.
 */
const [url = '', ...edits] = process.argv.slice(2);
const { listener } = broken<typeof Rooms>('db/listen.ts', ...edits.map((edit) => JSON.parse(edit) as Edit));
await listener(url, () => undefined)('stegvis_log', (payload) => console.log(payload ?? 'listens again'));
console.log('listens');
