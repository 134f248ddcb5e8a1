import pages from './sv.pages.json' with { type: 'json' };
import { addTexts } from './text.ts';

// The words of forms, answers, results, plans and conversations: all but the first view has them. Imported first by each that says one.
addTexts(pages);
