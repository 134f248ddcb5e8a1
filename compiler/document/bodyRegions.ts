export type BodySide = 'front' | 'back';

/** A part of the body that can be marked on a body map. Left and right are the person's own. */
export interface BodyRegion {
  readonly id: string;
  readonly side: BodySide;
  /** What a person reads and hears. */
  readonly name: string;
}

/** Every region there is, from the head down, the front first. Fixed: an answer's ids mean the same in every form and every version. */
export const BODY_REGIONS: readonly BodyRegion[] = [
  { id: 'frontHead', side: 'front', name: 'Huvudet' },
  { id: 'frontFace', side: 'front', name: 'Ansiktet' },
  { id: 'frontJaw', side: 'front', name: 'Käken' },
  { id: 'frontNeck', side: 'front', name: 'Halsen' },
  { id: 'frontRightShoulder', side: 'front', name: 'Höger axel, framsidan' },
  { id: 'frontLeftShoulder', side: 'front', name: 'Vänster axel, framsidan' },
  { id: 'frontRightChest', side: 'front', name: 'Höger sida av bröstet' },
  { id: 'frontLeftChest', side: 'front', name: 'Vänster sida av bröstet' },
  { id: 'frontRightUpperArm', side: 'front', name: 'Höger överarm, framsidan' },
  { id: 'frontLeftUpperArm', side: 'front', name: 'Vänster överarm, framsidan' },
  { id: 'frontRightForearm', side: 'front', name: 'Höger underarm, insidan' },
  { id: 'frontLeftForearm', side: 'front', name: 'Vänster underarm, insidan' },
  { id: 'frontRightHand', side: 'front', name: 'Höger handflata' },
  { id: 'frontLeftHand', side: 'front', name: 'Vänster handflata' },
  { id: 'frontUpperBelly', side: 'front', name: 'Övre delen av magen' },
  { id: 'frontLowerBelly', side: 'front', name: 'Nedre delen av magen' },
  { id: 'frontPelvis', side: 'front', name: 'Underlivet' },
  { id: 'frontRightHip', side: 'front', name: 'Höger höft och ljumske' },
  { id: 'frontLeftHip', side: 'front', name: 'Vänster höft och ljumske' },
  { id: 'frontRightThigh', side: 'front', name: 'Höger lår, framsidan' },
  { id: 'frontLeftThigh', side: 'front', name: 'Vänster lår, framsidan' },
  { id: 'frontRightKnee', side: 'front', name: 'Höger knä' },
  { id: 'frontLeftKnee', side: 'front', name: 'Vänster knä' },
  { id: 'frontRightShin', side: 'front', name: 'Höger smalben' },
  { id: 'frontLeftShin', side: 'front', name: 'Vänster smalben' },
  { id: 'frontRightFoot', side: 'front', name: 'Höger fot, ovansidan' },
  { id: 'frontLeftFoot', side: 'front', name: 'Vänster fot, ovansidan' },
  { id: 'backHead', side: 'back', name: 'Bakhuvudet' },
  { id: 'backNeck', side: 'back', name: 'Nacken' },
  { id: 'backLeftShoulder', side: 'back', name: 'Vänster axel och skulderblad' },
  { id: 'backRightShoulder', side: 'back', name: 'Höger axel och skulderblad' },
  { id: 'backUpperBack', side: 'back', name: 'Övre delen av ryggen' },
  { id: 'backMiddleBack', side: 'back', name: 'Mellersta delen av ryggen' },
  { id: 'backLowerBack', side: 'back', name: 'Ländryggen' },
  { id: 'backLeftUpperArm', side: 'back', name: 'Vänster överarm, baksidan' },
  { id: 'backRightUpperArm', side: 'back', name: 'Höger överarm, baksidan' },
  { id: 'backLeftForearm', side: 'back', name: 'Vänster armbåge och underarm, utsidan' },
  { id: 'backRightForearm', side: 'back', name: 'Höger armbåge och underarm, utsidan' },
  { id: 'backLeftHand', side: 'back', name: 'Vänster handrygg' },
  { id: 'backRightHand', side: 'back', name: 'Höger handrygg' },
  { id: 'backLeftButtock', side: 'back', name: 'Vänster skinka' },
  { id: 'backRightButtock', side: 'back', name: 'Höger skinka' },
  { id: 'backLeftThigh', side: 'back', name: 'Vänster lår, baksidan' },
  { id: 'backRightThigh', side: 'back', name: 'Höger lår, baksidan' },
  { id: 'backLeftKnee', side: 'back', name: 'Vänster knäveck' },
  { id: 'backRightKnee', side: 'back', name: 'Höger knäveck' },
  { id: 'backLeftCalf', side: 'back', name: 'Vänster vad' },
  { id: 'backRightCalf', side: 'back', name: 'Höger vad' },
  { id: 'backLeftFoot', side: 'back', name: 'Vänster häl och fotsula' },
  { id: 'backRightFoot', side: 'back', name: 'Höger häl och fotsula' },
];

/** Ids of the regions on the sides that a body map shows. */
export const regionsOf = (sides: readonly BodySide[]): readonly string[] =>
  BODY_REGIONS.flatMap(({ id, side }) => (sides.includes(side) ? [id] : []));
