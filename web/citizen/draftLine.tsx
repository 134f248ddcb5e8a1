import '../i18n/pageTexts.ts';
import { sentenceOf } from '../failure.tsx';
import { t } from '../i18n/text.ts';
import { spokenClock } from '../spoken.ts';
import type { DraftState } from './draftQueue.ts';

/** "Sparat 14.02" beside the buttons: whether what is typed is safe. */
export function DraftLine({ state }: { state: DraftState }) {
  return (
    <p className="quiet small figures" role="status">
      {wordsFor(state)}
    </p>
  );
}

function wordsFor(state: DraftState): string {
  switch (state.kind) {
    case 'untouched':
      return '';
    case 'saving':
      return t('draft.saving');
    case 'saved':
      return t('draft.saved', { time: spokenClock(state.at) });
    case 'unsaved':
      return t('draft.unsaved');
    case 'onDevice':
      return t('draft.onDevice');
    case 'conflict':
      return t('draft.conflict');
    case 'refused':
      return sentenceOf(state.error);
  }
}
