import './css/ranking.css';
import { ArrowDownIcon, ArrowUpIcon } from '@navikt/aksel-icons';
import { useEffect, useRef, useState } from 'react';
import { t } from '../i18n/text.ts';
import { Button } from './button.tsx';
import { Group, type FieldProps } from './field.tsx';
import { Icon } from './icon.tsx';

/**
 * Things to put in order, moved by buttons. The order one meets is nobody's answer: it counts when something has been moved, or when it
 * has been kept on purpose. `places` counts the first ones only.
 */
export function Ranking({
  options,
  places,
  value,
  onChange,
  ...field
}: FieldProps & {
  options: readonly { readonly id: string; readonly text: string; readonly help?: string | undefined }[];
  places: number;
  value: readonly string[] | undefined;
  onChange: (order: readonly string[]) => void;
}) {
  const [rest, setRest] = useState<readonly string[]>([]);
  const [said, setSaid] = useState('');
  const moved = useRef<{ id: string; up: boolean } | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const order = orderOf(
    options.map(({ id }) => id),
    value ?? [],
    rest,
  );

  // An item that moves takes its buttons along; the browser would drop the focus on the way.
  useEffect(() => {
    if (moved.current === null) return;
    const { id, up } = moved.current;
    moved.current = null;
    list.current?.querySelector<HTMLElement>(`[data-item="${CSS.escape(id)}"] [data-up="${up}"]`)?.focus();
  });

  const set = (next: readonly string[]) => {
    setRest(next);
    onChange(next.slice(0, places));
  };
  const move = (id: string, by: 1 | -1) => {
    const from = order.indexOf(id);
    const to = from + by;
    if (to < 0 || to >= order.length) return;
    const next = order.filter((one) => one !== id);
    next.splice(to, 0, id);
    moved.current = { id, up: by === -1 };
    setSaid(t('ui.ranking.moved', { what: textOf(options, id), place: to + 1, of: order.length }));
    set(next);
  };

  return (
    <Group {...field} focusable>
      {() => (
        <>
          <ol className="ranking" ref={list} data-unset={value === undefined || undefined}>
            {order.map((id, index) => {
              const option = options.find((one) => one.id === id);
              return (
                <li key={id} data-item={id} data-last-place={(index === places - 1 && places < order.length) || undefined}>
                  <span className="place" aria-hidden>
                    {index < places ? `${index + 1}.` : '–'}
                  </span>
                  <span className="what">
                    {option?.text}
                    {option?.help !== undefined && <span className="tile-help">{option.help}</span>}
                  </span>
                  <span className="moves">
                    {([-1, 1] as const).map((by) => (
                      <button
                        key={by}
                        type="button"
                        data-up={by === -1}
                        aria-disabled={(by === -1 ? index === 0 : index === order.length - 1) || undefined}
                        aria-label={t(by === -1 ? 'ui.ranking.upName' : 'ui.ranking.downName', { what: option?.text })}
                        onClick={() => move(id, by)}
                      >
                        <Icon of={by === -1 ? ArrowUpIcon : ArrowDownIcon} />
                        <span aria-hidden>{t(by === -1 ? 'ui.ranking.up' : 'ui.ranking.down')}</span>
                      </button>
                    ))}
                  </span>
                </li>
              );
            })}
          </ol>
          <p className="sr-only" role="status">
            {said}
          </p>
          {value === undefined && (
            <div className="row">
              <Button
                variant="secondary"
                onClick={() => {
                  setSaid(t('ui.ranking.kept'));
                  set(order);
                }}
              >
                {t('ui.ranking.keep')}
              </Button>
              <span className="quiet small">{t('ui.ranking.unset')}</span>
            </div>
          )}
        </>
      )}
    </Group>
  );
}

/** The answer's order first; then what is left, as it was last seen; then what nobody has seen yet. Everything once. */
export function orderOf(all: readonly string[], answer: readonly string[], seen: readonly string[]): string[] {
  return [...new Set([...answer, ...seen, ...all])].filter((id) => all.includes(id));
}

const textOf = (options: readonly { readonly id: string; readonly text: string }[], id: string): string =>
  options.find((option) => option.id === id)?.text ?? id;
