import '../i18n/questionTexts.ts';
import { useQuery } from '@tanstack/react-query';
import { form as formShape, type Form } from '../../compiler/document/form.ts';
import { t } from '../i18n/text.ts';
import { Loaded } from '../loaded.tsx';
import { questionPorts } from '../questions/ports.ts';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/pageHead.tsx';
import { FormPreview } from './formPreview.tsx';
import { usePortsHere } from './keptHere.ts';

/** The form that `stegvis form FILE --preview` was given, read again each time the page is loaded. */
export function Preview() {
  const ports = usePortsHere([]);
  const form = useQuery({ queryKey: ['preview'], queryFn: readForm, staleTime: Infinity });
  return (
    <questionPorts.Provider value={ports}>
      <Loaded query={form}>
        {(one) =>
          'fault' in one ? (
            <div className="stack">
              <PageHead title={t('preview.unreadable')} />
              <pre className="small" tabIndex={0}>
                {one.fault}
              </pre>
            </div>
          ) : (
            <div className="stack">
              <PageHead title={one.title} under={t('preview.under')} />
              <Notice>
                <p>{t('preview.nothingStored')}</p>
              </Notice>
              <FormPreview form={one} />
            </div>
          )
        }
      </Loaded>
    </questionPorts.Provider>
  );
}

async function readForm(): Promise<Form | { readonly fault: string }> {
  const response = await fetch('/dev/form.json');
  if (!response.ok) return { fault: await response.text() };
  return formShape.parse(await response.json());
}
