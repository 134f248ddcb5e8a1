import { once } from 'node:events';
import type { Form } from '../../compiler/document/form.ts';
import type { Question } from '../../compiler/document/question.ts';
import type { Out } from '../out.ts';
import { startPreview } from '../preview.ts';
import { readForm } from '../readForm.ts';
import { readValued } from '../valued.ts';

/**
 * `stegvis form FILE [--preview]`: what a form asks, as a list; or the form itself in the browser, with the product's own parts and nothing stored,
 * until the command is stopped. Exit 0, 1 when the form has errors, 2 when there is nothing to show.
 */
export async function form(args: readonly string[], out: Out): Promise<number> {
  const given = readValued(args, ['form', 'port'], {}, ['preview']);
  if ('help' in given) {
    out.line(help);
    return 0;
  }
  if ('fault' in given) {
    out.error(`${given.fault}\n\n${help}`);
    return 2;
  }
  const { form: id, port } = given.values;
  if (port !== undefined && !/^\d{1,5}$/.test(port)) {
    out.error('Porten ska vara ett tal, till exempel --port 4100.');
    return 2;
  }
  const read = (told: Out) => readForm(given.file, id, told);
  const first = await read(out);
  if (typeof first === 'number') return first;
  if (!given.on.has('preview')) {
    for (const line of outline(first)) out.line(line);
    return 0;
  }
  const preview = await startPreview(given.file, read, Number(port ?? 0));
  if ('fault' in preview) {
    out.error(preview.fault);
    return 2;
  }
  out.line(`${first.title}: ${preview.address}`);
  out.line('Inget sparas. Ladda om sidan när filen har ändrats. Tryck Ctrl+C för att sluta.');
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), preview.ended]);
  await preview.stop();
  return 0;
}

/** The questions with their kinds, those of a group under it. */
function outline({ title, questions }: Form): readonly string[] {
  return [title, ...questions.flatMap((question) => lines(question, '  '))];
}

function lines(question: Question, indent: string): readonly string[] {
  const about = [
    question.kind,
    ...('mandatory' in question && question.mandatory ? ['obligatorisk'] : []),
    ...(question.shownWhen === undefined ? [] : [`visas när ${question.shownWhen}`]),
  ];
  const inside = question.kind === 'group' ? question.questions.flatMap((one) => lines(one, `${indent}  `)) : [];
  return [`${indent}${question.id}  ${question.text.split('\n')[0] ?? ''} (${about.join(', ')})`, ...inside];
}

const help = `stegvis form FIL [--form ID] [--preview] [--port PORT]

Visar vad ett formulär frågar. FIL är ett formulär, en lista med formulär eller ett moment.

  --form ID     Vilket formulär, när filen har flera.
  --preview     Öppnar formuläret på en sida i webbläsaren, så som invånaren möter det. Inget sparas.
  --port PORT   Porten för sidan. Utan den väljs en ledig.`;
