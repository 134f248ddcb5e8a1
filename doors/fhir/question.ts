import { attachment } from './attachment.ts';
import { choice } from './choice.ts';
import { dates } from './dates.ts';
import type { Placing } from './draft.ts';
import type { Made } from './made.ts';
import { numbers } from './numbers.ts';
import type { SourceItem } from './sourceItem.ts';
import { texts } from './texts.ts';

/** What an item that asks something becomes. */
export function question(item: SourceItem, placing: Placing): Made {
  if (item.options !== null && item.type !== 'choice' && item.type !== 'open-choice') return choice(item, placing);
  switch (item.type) {
    case 'choice':
    case 'open-choice':
      return choice(item, placing);
    case 'boolean':
      return { fields: { kind: 'yesNo' }, sees: 'logic' };
    case 'integer':
    case 'decimal':
    case 'quantity':
      return numbers(item, placing);
    case 'date':
    case 'dateTime':
    case 'time':
      return dates(item, placing);
    case 'attachment':
      return attachment(item, placing);
    case 'string':
    case 'text':
    case 'url':
    case 'reference':
    case 'group':
    case 'display':
      return texts(item, placing);
  }
}
