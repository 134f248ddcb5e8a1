import '../i18n/questionTexts.ts';
import './css/bodyMap.css';
import { t } from '../i18n/text.ts';
import { bodyBox, bodyShapes } from './bodyShapes.ts';

/**
 * One side of the body with what is chosen filled in. For pointers and eyes: a list with the same regions must stand beside it for
 * keyboards and for those who listen. Without `onPress` it is a picture.
 */
export function BodyFigure({
  side,
  regions,
  chosen,
  onPress,
}: {
  side: 'front' | 'back';
  regions: readonly { readonly id: string; readonly name: string }[];
  chosen: readonly string[];
  onPress?: (id: string) => void;
}) {
  return (
    <figure className="body-figure" aria-hidden>
      <figcaption>{t(`body.${side}`)}</figcaption>
      <svg viewBox={`0 0 ${bodyBox.width} ${bodyBox.height}`} data-live={onPress !== undefined || undefined}>
        <text x="8" y="20">
          {t(side === 'front' ? 'body.right' : 'body.left')}
        </text>
        <text x={bodyBox.width - 8} y="20" textAnchor="end">
          {t(side === 'front' ? 'body.left' : 'body.right')}
        </text>
        {regions.map(({ id, name }) => (
          <path
            key={id}
            d={bodyShapes[id]}
            data-region={id}
            data-chosen={chosen.includes(id) || undefined}
            {...(onPress === undefined ? {} : { onClick: () => onPress(id) })}
          >
            <title>{name}</title>
          </path>
        ))}
      </svg>
    </figure>
  );
}
