import log from './sv.log.json' with { type: 'json' };
import { addTexts } from './text.ts';

// The words of the log's pages: its follow-up, and the citizen's own extract. Imported first by each of those.
addTexts(log);
