import { useEffect, useRef, useState } from 'react';

/** Where a recording stands. `empty`: it was stopped before anything was in it. `blocked`: this browser or this person does not let us hear. */
export type RecorderState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'recording'; readonly seconds: number; readonly stream: MediaStream }
  | { readonly kind: 'empty' }
  | { readonly kind: 'blocked' };

/** Records sound or film until it is stopped or the time is out; `onRecorded` gets the whole of it once, and never an empty one. Leaving the page stops it and keeps nothing. */
export function useRecorder(of: 'audio' | 'video', maximumSeconds: number, onRecorded: (file: File) => void) {
  const [state, setState] = useState<RecorderState>({ kind: 'idle' });
  const recorder = useRef<MediaRecorder | null>(null);
  const thrownAway = useRef(false);
  const recorded = useRef(onRecorded);
  useEffect(() => {
    recorded.current = onRecorded;
  });

  useEffect(() => {
    thrownAway.current = false;
    return () => {
      thrownAway.current = true;
      if (recorder.current?.state === 'recording') recorder.current.stop();
    };
  }, []);

  const ticking = state.kind === 'recording';
  useEffect(() => {
    if (!ticking) return undefined;
    const clock = setInterval(() => setState((now) => (now.kind === 'recording' ? { ...now, seconds: now.seconds + 1 } : now)), 1000);
    return () => clearInterval(clock);
  }, [ticking]);
  useEffect(() => {
    if (state.kind === 'recording' && state.seconds >= maximumSeconds) recorder.current?.stop();
  }, [state, maximumSeconds]);

  async function start(): Promise<void> {
    setState({ kind: 'asking' });
    try {
      const stream = await navigator.mediaDevices.getUserMedia(of === 'video' ? { audio: true, video: true } : { audio: true });
      if (thrownAway.current) return stopTracks(stream);
      const made = new MediaRecorder(stream, formatOf(of));
      const parts: Blob[] = [];
      made.addEventListener('dataavailable', (event) => parts.push(event.data));
      made.addEventListener('stop', () => {
        stopTracks(stream);
        if (thrownAway.current) return;
        if (parts.every(({ size }) => size === 0)) return setState({ kind: 'empty' });
        setState({ kind: 'idle' });
        const type = made.mimeType.split(';')[0] ?? '';
        recorded.current(
          new File(parts, `${of === 'audio' ? 'ljud' : 'film'}.${type.endsWith('mp4') ? 'mp4' : type.endsWith('ogg') ? 'ogg' : 'webm'}`, {
            type,
          }),
        );
      });
      recorder.current = made;
      made.start();
      setState({ kind: 'recording', seconds: 0, stream });
    } catch {
      // No microphone, no permission, or a browser without recording: all end in sending a file instead.
      setState({ kind: 'blocked' });
    }
    return undefined;
  }

  return { state, start: () => void start(), stop: () => recorder.current?.stop() };
}

const stopTracks = (stream: MediaStream): void => stream.getTracks().forEach((track) => track.stop());

/** The first container this browser can write; without any it takes its own. */
function formatOf(of: 'audio' | 'video'): MediaRecorderOptions {
  const mimeType = [`${of}/mp4`, `${of}/webm`, `${of}/ogg`].find((type) => MediaRecorder.isTypeSupported(type));
  return mimeType === undefined ? {} : { mimeType };
}
