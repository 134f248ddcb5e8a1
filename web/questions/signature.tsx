import '../i18n/questionTexts.ts';
import '../ui/css/files.css';
import { useRef, useState } from 'react';
import { t } from '../i18n/text.ts';
import { Button } from '../ui/button.tsx';
import { DrawingPad } from '../ui/drawingPad.tsx';
import { Field, Group, control } from '../ui/field.tsx';
import { FileList } from './fileList.tsx';
import type { QuestionProps } from './questionProps.ts';
import { signatureOf } from './signatureOf.ts';
import { useUploads } from './useUploads.ts';

/** A signature: the typed name is what counts, and whoever can and wants to draws it too. */
export function SignatureQuestion({ question, answer, field, onAnswer }: QuestionProps<'signature'>) {
  const { name, drawing } = signatureOf(answer);
  const latest = useRef({ name, drawing });
  latest.current = { name, drawing };
  const [sheet, setSheet] = useState(0);
  const set = (next: { name: string; drawing: string | undefined }) => {
    latest.current = next;
    onAnswer(
      next.name === '' && next.drawing === undefined
        ? undefined
        : { name: next.name, ...(next.drawing === undefined ? {} : { drawing: next.drawing }) },
    );
  };
  const uploads = useUploads(question.id, (file) => {
    setDrawnHere(file.id);
    set({ ...latest.current, drawing: file.id });
  });
  // What was drawn just now stays on its sheet; what was drawn before is shown as a picture.
  const [drawnHere, setDrawnHere] = useState<string | null>(null);
  const before = drawing !== undefined && drawing !== drawnHere;
  return (
    <Group {...field} focusable>
      {(tied) => (
        <>
          <Field id={`${field.id}-name`} label={t('signature.name')}>
            {(ids) => (
              <input
                className="ds-input"
                {...control({ ...ids, describedBy: tied.describedBy, invalid: tied.invalid && name.trim() === '' })}
                autoComplete="name"
                value={name}
                onChange={(event) => set({ name: event.target.value, drawing })}
              />
            )}
          </Field>
          <p className="quiet small">{t('signature.draw')}</p>
          <div className="signature">
            {before ? (
              <img src={uploads.address(drawing)} alt={t('signature.yours')} />
            ) : (
              <DrawingPad
                key={sheet}
                label={t('signature.sheet')}
                onDrawn={(picture) => void uploads.send(new File([picture], 'namnteckning.png', { type: 'image/png' }))}
              />
            )}
          </div>
          <FileList
            files={[]}
            sending={uploads.sending.filter(({ error }) => error !== null)}
            address={uploads.address}
            onRemove={() => undefined}
            onForget={uploads.forget}
          />
          <div className="row" data-no-print>
            <Button
              variant="quiet"
              onClick={() => {
                setSheet(sheet + 1);
                set({ name, drawing: undefined });
              }}
            >
              {before ? t('signature.again') : t('signature.clear')}
            </Button>
          </div>
        </>
      )}
    </Group>
  );
}
