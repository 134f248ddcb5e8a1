/** The drawing's box. */
export const bodyBox = { width: 220, height: 458 } as const;

/**
 * The outline of every region of the body map, by its id in `compiler/document/bodyRegions.ts`. Drawn by ourselves; limbs once, for the
 * side that stands to the left in the drawing, and mirrored for the other. Seen from the front that is the person's own right.
 */
export const bodyShapes: Readonly<Record<string, string>> = {
  frontHead: 'M86,34 C86,14 96,4 110,4 C124,4 134,14 134,34 Z',
  frontFace: 'M86,34 L134,34 C134,42 132,48 130,52 L90,52 C88,48 86,42 86,34 Z',
  frontJaw: 'M90,52 L130,52 C127,63 119,70 110,70 C101,70 93,63 90,52 Z',
  frontNeck: 'M97,65 C101,69 106,70 110,70 C114,70 119,69 123,65 L123,86 L97,86 Z',
  frontUpperBelly: 'M72,142 L148,142 C147,156 145,168 144,178 L76,178 C75,168 73,156 72,142 Z',
  frontLowerBelly: 'M76,178 L144,178 C145,192 148,202 150,212 L70,212 C72,202 75,192 76,178 Z',
  frontPelvis: 'M92,212 L128,212 L117,246 C114,253 106,253 103,246 Z',
  backHead: 'M86,34 C86,14 96,4 110,4 C124,4 134,14 134,34 C134,48 128,62 122,67 L98,67 C92,62 86,48 86,34 Z',
  backNeck: 'M98,67 L122,67 L124,86 L96,86 Z',
  backUpperBack: 'M93,86 L127,86 L127,136 L93,136 Z',
  backMiddleBack: 'M73,136 L147,136 C147,150 145,162 144,174 L76,174 C75,162 73,150 73,136 Z',
  backLowerBack: 'M76,174 L144,174 C145,188 148,200 150,212 L70,212 C72,200 75,188 76,174 Z',
  ...bothSides('front', {
    Shoulder: 'M97,85 C84,90 68,88 60,98 C54,105 52,112 51,120 L74,120 L84,103 L97,92 Z',
    Chest: 'M97,86 L110,86 L110,142 L72,142 C71,134 72,126 74,120 L84,103 L97,92 Z',
    UpperArm: 'M51,120 L74,120 C73,130 72,136 71,146 C70,158 67,170 65,180 L43,176 C44,156 47,138 51,120 Z',
    Forearm: 'M43,176 L65,180 C63,196 57,216 51,232 L31,226 C33,206 38,190 43,176 Z',
    Hand: 'M31,226 L51,232 C53,244 50,256 44,267 C41,273 33,273 29,267 C24,258 26,240 31,226 Z',
    Hip: 'M70,212 L92,212 L103,246 L66,250 C66,236 67,224 70,212 Z',
    Thigh: 'M66,250 L103,246 C104,249 106,251 108,252 L104,322 L72,322 C68,298 65,274 66,250 Z',
    Knee: 'M72,322 L104,322 C104,334 103,344 102,352 L74,352 C73,344 72,334 72,322 Z',
    Shin: 'M74,352 L102,352 C104,374 100,400 97,422 L79,422 C75,400 71,374 74,352 Z',
    Foot: 'M79,422 L97,422 C99,430 100,438 98,445 C96,451 70,452 65,447 C63,441 74,430 79,422 Z',
  }),
  ...bothSides('back', {
    Shoulder: 'M96,86 C84,90 68,88 60,98 C54,105 52,112 51,120 L74,120 C73,126 72,130 73,136 L93,136 L93,86 Z',
    UpperArm: 'M51,120 L74,120 C73,130 72,136 71,146 C70,158 67,170 65,180 L43,176 C44,156 47,138 51,120 Z',
    Forearm: 'M43,176 L65,180 C63,196 57,216 51,232 L31,226 C33,206 38,190 43,176 Z',
    Hand: 'M31,226 L51,232 C53,244 50,256 44,267 C41,273 33,273 29,267 C24,258 26,240 31,226 Z',
    Buttock: 'M70,212 L110,212 L110,252 C100,258 80,257 66,250 C66,236 67,224 70,212 Z',
    Thigh: 'M66,250 C80,257 98,258 108,253 L104,322 L72,322 C68,298 65,274 66,250 Z',
    Knee: 'M72,322 L104,322 C104,334 103,344 102,352 L74,352 C73,344 72,334 72,322 Z',
    Calf: 'M74,352 L102,352 C105,374 101,400 97,422 L79,422 C74,400 69,374 74,352 Z',
    Foot: 'M79,422 L97,422 C99,430 101,440 99,448 C95,455 81,455 77,448 C75,440 77,430 79,422 Z',
  }),
};

function bothSides(side: 'front' | 'back', shapes: Readonly<Record<string, string>>): Record<string, string> {
  const [here, there] = side === 'front' ? ['Right', 'Left'] : ['Left', 'Right'];
  return Object.fromEntries(
    Object.entries(shapes).flatMap(([part, shape]) => [
      [`${side}${here}${part}`, shape],
      [`${side}${there}${part}`, mirrored(shape)],
    ]),
  );
}

function mirrored(shape: string): string {
  return shape.replaceAll(/(\d+(?:\.\d+)?),(\d+(?:\.\d+)?)/g, (_, x: string, y: string) => `${bodyBox.width - Number(x)},${y}`);
}
