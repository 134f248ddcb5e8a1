import './adminTexts.ts';
import catalogue from './sv.catalogue.json' with { type: 'json' };
import { addTexts } from './text.ts';

// The words of the catalogue, open moments, announcements and categories, for those who look after them. Imported first by each of their pages.
addTexts(catalogue);
