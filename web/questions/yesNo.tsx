import { t } from '../i18n/text.ts';
import { RadioTiles } from '../ui/tiles.tsx';
import type { QuestionProps } from './questionProps.ts';

/** Yes or no, side by side. */
export function YesNoQuestion({ answer, field, onAnswer }: QuestionProps<'yesNo'>) {
  return (
    <RadioTiles
      {...field}
      layout="sideBySide"
      options={[
        { id: 'yes', text: t('ui.yes') },
        { id: 'no', text: t('ui.no') },
      ]}
      value={answer === true ? 'yes' : answer === false ? 'no' : undefined}
      onChange={(id) => onAnswer(id === 'yes')}
    />
  );
}
