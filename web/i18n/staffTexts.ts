import staff from './sv.staff.json' with { type: 'json' };
import { addTexts } from './text.ts';

// The words of staff's and operators' pages. Imported first by each of them; no citizen downloads it.
addTexts(staff);
