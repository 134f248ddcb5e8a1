import '../i18n/pageTexts.ts';
import type { ModulePage } from '../../api/schemas/citizen.ts';
import { t } from '../i18n/text.ts';
import { Card } from '../ui/card.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { ButtonLink } from '../ui/link.tsx';
import { Markdown } from '../ui/markdown.tsx';
import { Status } from '../ui/status.tsx';

type Step = ModulePage['sections'][number]['steps'][number];

/** One step: text, a picture or recording with what it says in words, or the way to a form. */
export function ModuleStep({ id, step, titled, large = false }: { id: string; step: Step; titled: boolean; large?: boolean }) {
  return (
    <article className="stack" data-gap="close">
      {titled && (large ? <h2>{step.title}</h2> : <h3>{step.title}</h3>)}
      {step.media !== null && <Media media={step.media} title={step.title} />}
      {step.text !== null && <Markdown text={step.text} headingLevel={large ? 3 : 4} />}
      {step.form !== null && (
        <Card tone={step.form.status === 'saved' ? 'still' : 'main'}>
          <div className="row" data-between>
            <strong>{step.form.title}</strong>
            <Status colour={step.form.status === 'saved' ? 'skog' : 'neutral'} filled={step.form.status === 'saved'}>
              {t(`formStatus.${step.form.status}`)}
            </Status>
          </div>
          {!step.form.mandatory && step.form.status === 'notStarted' && <p className="quiet small">{t('form.voluntary')}</p>}
          <div>
            {step.form.kind !== 'ordinary' || step.form.instance === null ? (
              <ButtonLink to="/moment/$id/sidor/$form" params={{ id, form: step.form.form }}>
                {t('pages.open', { count: step.form.pages })}
                <span className="sr-only"> {step.form.title}</span>
              </ButtonLink>
            ) : (
              <ButtonLink
                to="/moment/$id/formular/$instance"
                params={{ id, instance: step.form.instance }}
                variant={step.form.status === 'saved' ? 'secondary' : 'primary'}
              >
                {t(`formAction.${step.form.status}`)}
                <span className="sr-only"> {step.form.title}</span>
              </ButtonLink>
            )}
          </div>
        </Card>
      )}
    </article>
  );
}

function Media({ media, title }: { media: NonNullable<Step['media']>; title: string }) {
  return (
    <figure className="stack" data-gap="close">
      {media.kind === 'image' && <img src={media.src} alt={media.alt} loading="lazy" />}
      {media.kind === 'audio' && <audio controls preload="metadata" src={media.src} aria-label={media.alt} />}
      {media.kind === 'video' && (
        <video controls preload="metadata" src={media.src} aria-label={media.alt}>
          {media.captions !== null && <track kind="captions" srcLang="sv" label={t('media.captions')} src={media.captions} default />}
        </video>
      )}
      {media.kind !== 'image' && <figcaption className="quiet small">{media.alt}</figcaption>}
      {media.transcript !== null && (
        <Disclosure summary={t('media.transcript')}>
          <span className="sr-only">{title}</span>
          <Markdown text={media.transcript} />
        </Disclosure>
      )}
    </figure>
  );
}
