import '../i18n/pageTexts.ts';
import '../i18n/questionTexts.ts';
import '../ui/css/files.css';
import { MicrophoneIcon, StopFillIcon, VideoIcon } from '@navikt/aksel-icons';
import { useEffect, useRef } from 'react';
import { t } from '../i18n/text.ts';
import { Button } from '../ui/button.tsx';
import { Group } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { acceptAttribute, fileFault } from './acceptedFiles.ts';
import { FileButton } from './file.tsx';
import { FileList } from './fileList.tsx';
import type { QuestionProps } from './questionProps.ts';
import { useRecorder } from './useRecorder.ts';
import { useUploads } from './useUploads.ts';

/** The largest recording worth trying to send, in megabytes. */
const largest = 200;

/** A recording made here, or a file made elsewhere. It is sent when it is stopped, and can be listened to and made again. */
export function RecordingQuestion({ question, answer, field, onAnswer }: QuestionProps<'recording'>) {
  const id = Array.isArray(answer) ? String(answer[0]) : null;
  const uploads = useUploads(question.id, (file) => onAnswer([file.id]));
  const recorder = useRecorder(question.of, question.maximumSeconds, (file) => void uploads.send(file));
  const { state } = recorder;
  const onTheWay = uploads.sending.some(({ error }) => error === null);
  const choose = (files: readonly File[]) => {
    const [file] = files;
    if (file === undefined) return;
    const fault = fileFault(file, [question.of], largest);
    if (fault === null) void uploads.send(file);
    else uploads.refuse(file.name, fault);
  };
  return (
    <Group
      {...field}
      focusable
      hint={
        <>
          {field.hint !== undefined && <p>{field.hint}</p>}
          {t(`recording.hint.${question.of}`, { longest: inWords(question.maximumSeconds) })}
        </>
      }
    >
      {(tied) => (
        <div className="recorder">
          {id !== null && <Player of={question.of} src={uploads.address(id)} />}
          {state.kind === 'recording' && (
            <>
              {question.of === 'video' && <Mirror stream={state.stream} />}
              <p className="recording-now" role="timer">
                {t('recording.now', { gone: clock(state.seconds), left: clock(question.maximumSeconds - state.seconds) })}
              </p>
            </>
          )}
          <FileList
            files={[]}
            sending={uploads.sending}
            address={uploads.address}
            onRemove={() => onAnswer(undefined)}
            onForget={uploads.forget}
          />
          {state.kind === 'blocked' && (
            <Notice kind="warning" live>
              <p>{t(`recording.blocked.${question.of}`)}</p>
            </Notice>
          )}
          {state.kind === 'empty' && (
            <Notice kind="warning" live>
              <p>{t('recording.empty')}</p>
            </Notice>
          )}
          <div className="row" data-no-print>
            {state.kind === 'recording' ? (
              <Button onClick={recorder.stop} autoFocus>
                <Icon of={StopFillIcon} />
                {t('recording.stop')}
              </Button>
            ) : id === null ? (
              <>
                <Button variant="secondary" busy={state.kind === 'asking' || onTheWay} onClick={recorder.start}>
                  <Icon of={question.of === 'audio' ? MicrophoneIcon : VideoIcon} />
                  {t('recording.start')}
                </Button>
                <FileButton accept={acceptAttribute([question.of])} several={false} describedBy={tied.describedBy} onChoose={choose}>
                  {t('recording.file')}
                </FileButton>
              </>
            ) : (
              <Button
                variant="secondary"
                onClick={() => {
                  onAnswer(undefined);
                  requestAnimationFrame(() => document.getElementById(field.id)?.querySelector('button')?.focus());
                }}
              >
                {t('recording.redo')}
              </Button>
            )}
          </div>
          <p className="sr-only" role="status">
            {state.kind === 'recording' ? t('recording.began') : id !== null ? t('recording.kept') : ''}
          </p>
        </div>
      )}
    </Group>
  );
}

function Player({ of, src }: { of: 'audio' | 'video'; src: string }) {
  // What people record themselves has no captions.
  return of === 'audio' ? (
    <audio controls preload="metadata" src={src} aria-label={t('recording.yours')} />
  ) : (
    <video controls preload="metadata" src={src} aria-label={t('recording.yours')} />
  );
}

/** What the camera sees while it records. */
function Mirror({ stream }: { stream: MediaStream }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current !== null) video.current.srcObject = stream;
  }, [stream]);
  return <video ref={video} autoPlay muted playsInline aria-hidden />;
}

const inWords = (seconds: number): string =>
  seconds % 60 === 0 ? t('answer.minutes', { count: seconds / 60 }) : t('answer.seconds', { count: seconds });

/** Seconds as `2.05`. */
const clock = (seconds: number): string => `${Math.floor(seconds / 60)}.${String(Math.max(0, seconds) % 60).padStart(2, '0')}`;
