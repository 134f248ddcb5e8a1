import { useLayoutEffect, useState, type RefObject } from 'react';

/** Whether the element has this much room, in rem. Measured where it stands, so it holds for narrow places and for enlarged text alike. */
export function useIsWide(element: RefObject<HTMLElement | null>, rem: number): boolean {
  const [wide, setWide] = useState(true);
  useLayoutEffect(() => {
    const place = element.current;
    if (place === null) return undefined;
    const measure = () => setWide(place.clientWidth >= rem * Number.parseFloat(getComputedStyle(place).fontSize));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(place);
    return () => observer.disconnect();
  }, [element, rem]);
  return wide;
}
