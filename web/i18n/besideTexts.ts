import beside from './sv.beside.json' with { type: 'json' };
import { addTexts } from './text.ts';

// The words of what stands beside the moments: announcements, and moments that are open to start. Imported first by each of those.
addTexts(beside);
