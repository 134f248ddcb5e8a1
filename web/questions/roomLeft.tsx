import '../i18n/pageTexts.ts';
import { t } from '../i18n/text.ts';

/** How much room a text has left, told when a fifth of it remains. Nothing typed is ever cut off. */
export function RoomLeft({ text, maximum }: { text: string; maximum: number }) {
  const left = maximum - Array.from(text).length;
  if (left > Math.max(20, maximum / 5)) return null;
  return (
    <p className="small quiet" role="status">
      {left >= 0 ? t('form.roomLeft', { count: left }) : t('form.tooLong', { count: -left })}
    </p>
  );
}
