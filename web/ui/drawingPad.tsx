import { useEffect, useRef, type PointerEvent } from 'react';

/**
 * A sheet to draw on with finger, pen or mouse. `onDrawn` gets the picture a moment after the last stroke. For those who do not draw there
 * must be another way beside it.
 */
export function DrawingPad({ label, onDrawn }: { label: string; onDrawn: (picture: Blob) => void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const last = useRef<{ x: number; y: number } | null>(null);
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const drawn = useRef(onDrawn);
  useEffect(() => {
    drawn.current = onDrawn;
  });
  useEffect(() => {
    const sheet = canvas.current;
    if (sheet === null) return undefined;
    sheet.width = sheet.clientWidth * 2;
    sheet.height = sheet.clientHeight * 2;
    return () => clearTimeout(waiting.current);
  }, []);

  const place = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const scale = event.currentTarget.width / box.width;
    return { x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale };
  };
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    const pen = event.currentTarget.getContext('2d');
    const from = last.current;
    if (pen === null || from === null) return;
    const to = place(event);
    Object.assign(pen, { lineWidth: 5, lineCap: 'round', strokeStyle: '#1d2a3a' });
    pen.beginPath();
    pen.moveTo(from.x, from.y);
    pen.lineTo(to.x, to.y);
    pen.stroke();
    last.current = to;
  };
  const end = (event: PointerEvent<HTMLCanvasElement>) => {
    if (last.current === null) return;
    last.current = null;
    const sheet = event.currentTarget;
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => sheet.toBlob((picture) => picture !== null && drawn.current(picture), 'image/png'), 900);
  };
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={label}
      onPointerDown={(event) => {
        clearTimeout(waiting.current);
        event.currentTarget.setPointerCapture(event.pointerId);
        last.current = place(event);
        draw(event);
      }}
      onPointerMove={draw}
      onPointerUp={end}
      onPointerCancel={end}
    />
  );
}
