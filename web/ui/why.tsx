import { InformationSquareIcon } from '@navikt/aksel-icons';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { t } from '../i18n/text.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

interface Answer {
  readonly sentence: string;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
}

/** "Varför?": a quiet link that opens a short paragraph in place, with the facts it is made of as a list. */
export function Why({
  question = t('ui.why'),
  about,
  queryKey,
  ask,
}: {
  question?: string /** What it is asked of, for those who only hear the link. */;
  about: string;
  queryKey: readonly string[];
  ask: () => Promise<Answer>;
}) {
  const [open, setOpen] = useState(false);
  const place = useId();
  const answer = useQuery({ queryKey, queryFn: ask, enabled: open });
  return (
    <div className="why">
      <Button variant="quiet" aria-expanded={open} aria-controls={place} onClick={() => setOpen(!open)}>
        <Icon of={InformationSquareIcon} />
        {question}
        <span className="sr-only"> {about}</span>
      </Button>
      <div id={place} hidden={!open} aria-live="polite">
        {answer.data !== undefined && (
          <>
            <p>{answer.data.sentence}</p>
            {answer.data.facts.length > 0 && (
              <dl>
                {answer.data.facts.map((fact) => (
                  <FactRow key={fact.name} name={fact.name} value={fact.value} />
                ))}
              </dl>
            )}
          </>
        )}
        {answer.isPending && open && <p>{t('ui.loading')}</p>}
        {answer.isError && <p>{t('ui.noWhy')}</p>}
      </div>
    </div>
  );
}

const FactRow = ({ name, value }: { name: string; value: string }) => (
  <>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </>
);
