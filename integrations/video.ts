import { createHmac, timingSafeEqual } from 'node:crypto';

/** Hop-out to a video supplier (ITG-17): a signed link that holds nothing personal, only a meeting, in which role, and until when. */
export interface Video {
  link(meeting: VideoMeeting): string;
}

export interface VideoMeeting {
  /** A random id made for the meeting; never that of a person or a running moment. */
  readonly id: string;
  readonly role: 'staff' | 'citizen';
  /** Epoch milliseconds: the link opens nothing afterwards. */
  readonly until: number;
}

export function videoHopOut(address: string, key: Uint8Array): Video {
  return {
    link({ id, role, until }) {
      if (!/^[A-Za-z0-9-]{8,64}$/.test(id)) throw new Error('A meeting is named by a random id.');
      const url = new URL(address);
      url.searchParams.set('meeting', id);
      url.searchParams.set('role', role);
      url.searchParams.set('until', String(until));
      url.searchParams.set('signature', signatureOf(id, role, String(until), key));
      return url.href;
    },
  };
}

/** The supplier's side: the meeting of a link that is ours and still opens, else null. */
export function readVideoLink(link: URL, key: Uint8Array, now: number): VideoMeeting | null {
  const [id, role, until, signature] = ['meeting', 'role', 'until', 'signature'].map((name) => link.searchParams.get(name) ?? '');
  if (id === undefined || until === undefined || signature === undefined || (role !== 'staff' && role !== 'citizen')) return null;
  const expected = Buffer.from(signatureOf(id, role, until, key));
  const given = Buffer.from(signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null;
  return Number(until) > now ? { id, role, until: Number(until) } : null;
}

const signatureOf = (id: string, role: string, until: string, key: Uint8Array): string =>
  createHmac('sha256', key).update(`${id}\n${role}\n${until}`).digest('base64url');
