import admin from './sv.admin.json' with { type: 'json' };
import { addTexts } from './text.ts';

// The words of the pages of administration and of the log. Imported first by each of them; no citizen downloads it.
addTexts(admin);
