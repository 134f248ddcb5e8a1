import './adminTexts.ts';
import organisation from './sv.organisation.json' with { type: 'json' };
import { addTexts } from './text.ts';

// The words of the pages about places, people and roles. Imported first by each of them.
addTexts(organisation);
