import questions from './sv.questions.json' with { type: 'json' };
import { addTexts } from './text.ts';

// The words of questions that few forms have. Imported by those that use them, so that they are no part of the first view.
addTexts(questions);
