/** A picture's width and height. */
export interface Dimensions {
  readonly width: number;
  readonly height: number;
}

/** Read from the file's own headers in its first bytes; nothing is ever unpacked. Null when they are not there. */
export function dimensionsOf(type: string, head: Uint8Array): Dimensions | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  try {
    switch (type) {
      case 'image/png':
        return { width: view.getUint32(16), height: view.getUint32(20) };
      case 'image/gif':
        return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
      case 'image/jpeg':
        return jpeg(view);
      case 'image/webp':
        return webp(view);
      case 'image/heic':
      case 'image/avif':
        return boxes(view);
      default:
        return null;
    }
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Walks the segments to the frame's own. */
function jpeg(view: DataView): Dimensions | null {
  for (let at = 2; ; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    if (marker === 0xd9 || marker === 0xda) return null;
    at += 2 + view.getUint16(at + 2);
  }
}

function webp(view: DataView): Dimensions | null {
  const chunk = view.getUint32(12);
  // 'VP8X', 'VP8L', 'VP8 '
  if (chunk === 0x56503858)
    return { width: 1 + (view.getUint32(24, true) & 0xffffff), height: 1 + ((view.getUint32(26, true) >>> 8) & 0xffffff) };
  if (chunk === 0x5650384c) {
    const bits = view.getUint32(21, true);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  if (chunk === 0x56503820) return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  return null;
}

/** The largest spatial extent among the picture's properties. */
function boxes(view: DataView): Dimensions | null {
  let found: Dimensions | null = null;
  for (let at = 0; at + 20 <= view.byteLength; at += 1) {
    // 'ispe'
    if (view.getUint32(at) !== 0x69737065) continue;
    const one = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    if (found === null || one.width * one.height > found.width * found.height) found = one;
  }
  return found;
}
