import session from './sv.session.json' with { type: 'json' };
import { addTexts } from './text.ts';

// The words of choosing a workplace, of acting for another and of the session's end. Imported first by each of those.
addTexts(session);
