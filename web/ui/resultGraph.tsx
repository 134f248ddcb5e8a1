import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { useId, useLayoutEffect, useRef, useState } from 'react';
import { shortDate, spokenNumber } from '../spoken.ts';
import { bandEdges, type Band } from './bands.ts';

export interface GraphValue {
  readonly at: string;
  readonly value: number;
}

const height = 260;
const edge = { top: 18, bottom: 34, left: 38, right: 4 };
/** Room that one letter of a band's name takes, and the height of its line. */
const letter = 6.6;
const lineHeight = 15;

/**
 * A value over time on its bands: tinted areas with a line and the band's name at the edge, a pattern in print, each value as a ringed dot
 * with its number. Always shown together with a table of the same values.
 */
export function ResultGraph({
  title,
  description,
  values,
  bands,
  minimum,
  maximum,
  exact = false,
  name,
  others = [],
}: {
  title: string;
  description: string;
  values: readonly GraphValue[];
  bands: readonly Band[];
  minimum: number;
  maximum: number;
  /** The bands are drawn just where they begin and end, as an agreed range; otherwise they meet and fill the scale. */
  exact?: boolean;
  /** What the values are called among several series, and the others in the same graph: each with a line and a mark of its own. */
  name?: string;
  others?: readonly { readonly name: string; readonly values: readonly GraphValue[] }[];
}) {
  const frame = useRef<HTMLElement>(null);
  const width = useWidth(frame);
  const id = useId();
  const all = [...values, ...others.flatMap((other) => other.values)];
  const times = all.map(({ at }) => Date.parse(at));
  const from = Math.min(...times);
  const to = Math.max(...times);
  const names = Math.min(width * 0.42, Math.max(0, ...bands.map(({ name }) => name.length * letter + 12)));
  const x = scaleLinear(from === to ? [from - 1, to + 1] : [from, to], [edge.left + 18, width - edge.right - names - 18]);
  const amounts = all.map(({ value }) => value);
  const y = scaleLinear([Math.min(minimum, ...amounts), Math.max(maximum, ...amounts)], [height - edge.bottom, edge.top]);
  const path = line<GraphValue>()
    .x(({ at }) => x(Date.parse(at)))
    .y(({ value }) => y(value));
  const dated = shownEvery(values, (width - edge.left - names - edge.right) / 62);
  const numbered = new Set(shownEvery(values, (width - edge.left - names - edge.right) / 26));
  const drawnBands = exact ? bands.map((band) => ({ ...band, low: band.from, high: band.to })) : bandEdges(bands, minimum, maximum);
  const nameLines = spreadLines(drawnBands.map((band) => (y(band.low) + y(band.high)) / 2 + 4));
  return (
    <figure className="graph" ref={frame}>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${id}-title ${id}-description`}>
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-description`}>{description}</desc>
        <defs>
          {tones.map((tone, index) => (
            <pattern
              key={tone}
              id={`${id}-${tone}`}
              width="8"
              height="8"
              patternUnits="userSpaceOnUse"
              patternTransform={`rotate(${index * 45})`}
            >
              <path d="M0 4h8" strokeWidth={index === 0 ? 0 : 0.6 + index * 0.35} className="hatch" />
            </pattern>
          ))}
        </defs>
        {drawnBands.map((band, index) => (
          <g key={band.name} data-tone={band.tone}>
            <rect
              className="band"
              x={edge.left}
              y={y(band.high)}
              width={Math.max(0, width - edge.left - edge.right)}
              height={Math.max(0, y(band.low) - y(band.high))}
            />
            <rect
              className="print-band"
              fill={`url(#${id}-${band.tone})`}
              x={edge.left}
              y={y(band.high)}
              width={Math.max(0, width - edge.left - edge.right)}
              height={Math.max(0, y(band.low) - y(band.high))}
            />
            {index > 0 && <line className="band-line" x1={edge.left} x2={width - edge.right} y1={y(band.low)} y2={y(band.low)} />}
            <text className="band-name" x={width - edge.right - 6} y={nameLines[index]} textAnchor="end">
              {band.name}
            </text>
          </g>
        ))}
        {y.ticks(5).map((tick) => (
          <g key={tick}>
            {bands.length === 0 && <line className="grid" x1={edge.left} x2={width - edge.right} y1={y(tick)} y2={y(tick)} />}
            <text className="tick" x={edge.left - 8} y={y(tick) + 4} textAnchor="end">
              {spokenNumber(tick)}
            </text>
          </g>
        ))}
        {others.map((other, index) => (
          <g key={other.name} className="other" data-series={index + 2}>
            <path className="curve" d={path(other.values) ?? ''} />
            {other.values.map((value) => (
              <Mark key={value.at} series={index + 2} x={x(Date.parse(value.at))} y={y(value.value)} />
            ))}
          </g>
        ))}
        <path className="curve" d={path(values) ?? ''} />
        {values.map((value, index) => (
          <g key={value.at} transform={`translate(${x(Date.parse(value.at))} ${y(value.value)})`}>
            <circle className="dot" r="6" />
            {numbered.has(value) && (
              <text className="value" y={value.value > (minimum + maximum) * 0.9 || isValley(values, index) ? 24 : -12} textAnchor="middle">
                {spokenNumber(value.value)}
              </text>
            )}
          </g>
        ))}
        {dated.map((value) => (
          <text key={value.at} className="tick" x={x(Date.parse(value.at))} y={height - 12} textAnchor="middle">
            {shortDate(value.at)}
          </text>
        ))}
      </svg>
      {others.length > 0 && (
        <ul className="legend" aria-hidden>
          {[name ?? title, ...others.map((other) => other.name)].map((each, index) => (
            <li key={each}>
              <svg width="34" height="16" viewBox="0 0 34 16" data-series={index + 1} className={index === 0 ? undefined : 'other'}>
                <path className="curve" d="M2 8h30" />
                <Mark series={index + 1} x={17} y={8} />
              </svg>
              {each}
            </li>
          ))}
        </ul>
      )}
    </figure>
  );
}

/** A ring, a square, a triangle, a diamond: series are told apart without colour. */
function Mark({ series, x, y }: { series: number; x: number; y: number }) {
  const shape = series % 4;
  if (shape === 1) return <circle className="dot" r="5" cx={x} cy={y} />;
  if (shape === 2) return <rect className="dot" x={x - 5} y={y - 5} width="10" height="10" />;
  return <path className="dot" transform={`translate(${x} ${y})`} d={shape === 3 ? 'M0-6 6 5H-6Z' : 'M0-7 7 0 0 7-7 0Z'} />;
}

const tones = ['calm', 'mild', 'moderate', 'high', 'severe'] as const;

/** Lower than what is on either side: its number has room below it, not above. */
function isValley(values: readonly GraphValue[], index: number): boolean {
  const at = values[index]?.value ?? 0;
  const beside = [values[index - 1], values[index + 1]].filter((each) => each !== undefined).map(({ value }) => value);
  return beside.every((value) => value >= at) && beside.some((value) => value > at);
}

/** As many as there is room for, evenly, the last one always among them. */
function shownEvery(values: readonly GraphValue[], room: number): readonly GraphValue[] {
  const every = Math.max(1, Math.ceil(values.length / Math.max(1, Math.floor(room))));
  return values.filter((_, index) => (values.length - 1 - index) % every === 0);
}

/** Places for lines of text, highest value last: where they want to be, moved apart when bands are thin. */
function spreadLines(wanted: readonly number[]): readonly number[] {
  const placed = [...wanted];
  for (let at = placed.length - 2; at >= 0; at -= 1) placed[at] = Math.max(placed[at] ?? 0, (placed[at + 1] ?? 0) + lineHeight);
  for (let at = 0, floor = height - edge.bottom - 4; at < placed.length; at += 1, floor -= lineHeight)
    placed[at] = Math.min(placed[at] ?? 0, floor);
  return placed;
}

function useWidth(frame: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(340);
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const measure = () => setWidth(Math.max(260, Math.floor(element.clientWidth)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
  return width;
}
