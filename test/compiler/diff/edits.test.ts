import { describe, expect, test } from 'vitest';
import { diff } from '../../../compiler/diff/diff.ts';
import { EDITS } from './edits.ts';
import { everyFormWord, FORM_EDITS } from './formEdits.ts';
import { everyWord, read } from './everyWord.ts';

describe('edits', () => {
  test('there are at least 40 kinds', () => {
    expect(EDITS.length).toBeGreaterThanOrEqual(40);
  });

  test.each(EDITS)('%s', (_name, edit, level, sentence) => {
    const draft = everyWord();
    edit(draft);
    const { changes } = diff(read(everyWord()), read(draft));
    expect(changes[0]?.sentence).toBe(sentence);
    expect(changes.map((change) => change.class)).toEqual(changes.map(() => level));
  });

  test.each(FORM_EDITS)('in a form: %s', (_name, edit, level, sentence) => {
    const draft = everyFormWord();
    edit(draft);
    const { changes, class: whole } = diff(read(everyFormWord()), read(draft));
    expect(whole).toBe(level);
    expect(changes[0]?.sentence).toBe(sentence);
    expect(changes.map((change) => change.class)).toEqual(changes.map(() => level));
  });

  test('nothing differs between a document and itself', () => {
    expect(diff(read(everyWord()), read(everyWord()))).toEqual({ changes: [], class: 'wording', step: 'none' });
  });
});
