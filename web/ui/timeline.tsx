import type { ReactNode } from 'react';

export interface TimelineEntry {
  readonly key: string;
  readonly when: string;
  readonly title: ReactNode;
  /** What became of it, as a word. */
  readonly outcome?: string | undefined;
  /** `past` has happened; `sure` will; `conditional` may. */
  readonly kind: 'past' | 'sure' | 'conditional';
  readonly more?: ReactNode;
}

/** What has been above the line "nu", what comes below it: sure with a solid edge, conditional with a dashed one and the words for it. */
export function Timeline({
  past,
  coming,
  now,
  label,
  conditionalWord,
}: {
  past: readonly TimelineEntry[];
  coming: readonly TimelineEntry[];
  now: string;
  label: string;
  conditionalWord: string;
}) {
  return (
    <ol className="timeline" aria-label={label}>
      {past.map((entry) => (
        <Entry key={entry.key} entry={entry} conditionalWord={conditionalWord} />
      ))}
      <li className="now">
        <span>{now}</span>
      </li>
      {coming.map((entry) => (
        <Entry key={entry.key} entry={entry} conditionalWord={conditionalWord} />
      ))}
    </ol>
  );
}

function Entry({ entry, conditionalWord }: { entry: TimelineEntry; conditionalWord: string }) {
  return (
    <li data-kind={entry.kind}>
      <div className="row" data-gap="tight">
        <span className="quiet small figures">
          {[entry.when, entry.outcome, entry.kind === 'conditional' ? conditionalWord : undefined]
            .filter((part) => part !== undefined)
            .join('\u00a0· ')}
        </span>
      </div>
      <div className="row" data-gap="tight">
        <span>{entry.title}</span>
        {entry.more}
      </div>
    </li>
  );
}
