import '../i18n/questionTexts.ts';
import { XMarkIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { BODY_REGIONS } from '../../compiler/document/bodyRegions.ts';
import { t } from '../i18n/text.ts';
import { BodyFigure } from '../ui/bodyFigure.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Group } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import type { QuestionProps } from './questionProps.ts';

/** Where on the body: pressed in a picture, or chosen from lists of the same regions. What is chosen stands in words below. */
export function BodyMapQuestion({ question, answer, field, onAnswer }: QuestionProps<'bodyMap'>) {
  const chosen = Array.isArray(answer) ? (answer as readonly string[]) : [];
  const [said, setSaid] = useState('');
  const regions = BODY_REGIONS.filter(({ side }) => question.sides.includes(side));
  const toggle = (id: string) => {
    const has = chosen.includes(id);
    if (!has && question.maximum !== undefined && chosen.length >= question.maximum) {
      setSaid(t('body.full', { count: question.maximum }));
      return;
    }
    const next = regions.map((region) => region.id).filter((one) => (one === id ? !has : chosen.includes(one)));
    setSaid('');
    onAnswer(next.length === 0 ? undefined : next);
  };
  return (
    <Group
      {...field}
      focusable
      hint={
        <>
          {field.hint !== undefined && <p>{field.hint}</p>}
          {question.maximum === undefined ? t('body.hint') : t('body.hintMaximum', { count: question.maximum })}
        </>
      }
    >
      {() => (
        <>
          <div className="body-figures">
            {question.sides.map((side) => (
              <BodyFigure
                key={side}
                side={side}
                regions={regions.filter((region) => region.side === side)}
                chosen={chosen}
                onPress={toggle}
              />
            ))}
          </div>
          {question.sides.map((side) => (
            <Disclosure key={side} summary={t(`body.list.${side}`)}>
              <fieldset className="field">
                <legend className="sr-only">{t(`body.${side}`)}</legend>
                <div className="tiles" data-layout="dense">
                  {regions
                    .filter((region) => region.side === side)
                    .map((region) => (
                      <label key={region.id} className="tile">
                        <input type="checkbox" checked={chosen.includes(region.id)} onChange={() => toggle(region.id)} />
                        <span>{region.name}</span>
                      </label>
                    ))}
                </div>
              </fieldset>
            </Disclosure>
          ))}
          {chosen.length > 0 && (
            <>
              <p className="quiet small">{t('body.chosen')}</p>
              <ul className="chips">
                {regions
                  .filter(({ id }) => chosen.includes(id))
                  .map(({ id, name }) => (
                    <li key={id}>
                      <button
                        type="button"
                        onClick={() => {
                          toggle(id);
                          document.getElementById(field.id)?.focus();
                        }}
                      >
                        {name}
                        <Icon of={XMarkIcon} />
                        <span className="sr-only">{t('body.remove')}</span>
                      </button>
                    </li>
                  ))}
              </ul>
            </>
          )}
          <p role="status" className="small">
            {said}
          </p>
        </>
      )}
    </Group>
  );
}
