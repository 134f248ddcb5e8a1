import { ChevronRightIcon } from '@navikt/aksel-icons';
import { useMutation } from '@tanstack/react-query';
import { sentenceOf } from '../failure.tsx';
import { newAct } from '../api.ts';
import { t } from '../i18n/text.ts';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';

/** One of several to be, or to work as. */
export interface Choice {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly chosen: boolean;
  readonly choose: (act: string) => Promise<unknown>;
}

/** The choices as a list of doors. Choosing one begins anew there: nothing of what was shown before is left in the page. */
export function Choices({ choices, home }: { choices: readonly Choice[]; home: string }) {
  const move = useMutation({
    mutationFn: async (choice: Choice) => choice.choose(newAct()),
    onSuccess: () => window.location.assign(home),
  });
  return (
    <>
      {move.isError && (
        <Notice kind="error" live>
          <p>{sentenceOf(move.error)}</p>
        </Notice>
      )}
      <ul className="doors">
        {choices.map((choice) => (
          <li key={choice.key}>
            <button
              type="button"
              aria-current={choice.chosen || undefined}
              aria-busy={move.isPending || undefined}
              onClick={() => !move.isPending && move.mutate(choice)}
            >
              <span className="stack" data-gap="tight">
                <strong>{choice.title}</strong>
                <span className="quiet">{choice.chosen ? t('session.chosen', { text: choice.text }) : choice.text}</span>
              </span>
              <Icon of={ChevronRightIcon} />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
