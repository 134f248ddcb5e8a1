import { spokenNumber } from '../spoken.ts';
import { bandEdges, type Band } from './bands.ts';

/** Where one value stands among the bands: a bar with its parts named, the value ringed above it. Read out by the sentence beside it. */
export function BandScale({ value, bands, minimum, maximum }: { value: number; bands: readonly Band[]; minimum: number; maximum: number }) {
  const share = (at: number): number => ((at - minimum) / Math.max(1e-9, maximum - minimum)) * 100;
  const edges = bandEdges(bands, minimum, maximum);
  const here = Math.min(100, Math.max(0, share(value)));
  return (
    <div className="band-scale" aria-hidden>
      <div className="here">
        <b ref={(element) => element?.style.setProperty('left', `clamp(16px, ${here}%, calc(100% - 16px))`)}>{spokenNumber(value)}</b>
      </div>
      <div className="bar">
        {edges.map((band) => (
          <span
            key={band.name}
            data-tone={band.tone}
            ref={(element) => element?.style.setProperty('flex', `${share(band.high) - share(band.low)} 1 0`)}
          />
        ))}
      </div>
      <ul>
        {edges.map((band) => (
          <li key={band.name} data-tone={band.tone} data-here={(value >= band.from && value <= band.to) || undefined}>
            <i />
            {band.name}{' '}
            <span className="quiet">
              {band.from === band.to ? spokenNumber(band.from) : `${spokenNumber(band.from)}–${spokenNumber(band.to)}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
