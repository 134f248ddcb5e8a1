import type { Exchange } from '../integrations/standIns/disturbable.ts';
import type { StandInsNow } from '../integrations/standIns/startStandInServices.ts';
import { escape, plainPage } from './plainPage.ts';
import { serviceWords } from './serviceWords.ts';
import { spokenInstant } from './spokenTime.ts';

/** "Påhittade tjänster": each stand-in with what it was just asked and answered, and how it is disturbed. Reads without its script. */
export function standInsPage({ services, logged, loggedInAll }: StandInsNow, now: number): string {
  const sections = services.map(({ service, disturbance: { latencyMs, refuses, outage, wrong }, exchanges }) => {
    const { name, what } = serviceWords[service];
    const id = (part: string) => `${service}-${part}`;
    const speaksSoap = !['mail', 'sms', 'video'].includes(service);
    return `<section aria-labelledby="${service}"><h2 id="${service}">${name}</h2><p>${what}${place(service)}</p>
<form data-service="${service}" aria-labelledby="${service}">
<label for="${id('latency')}">Svarar<select id="${id('latency')}" name="latencyMs">${options(waits, String(latencyMs), `${latencyMs} ms`)}</select></label>
${
  speaksSoap
    ? `<label for="${id('wrong')}">Uppgifterna<select id="${id('wrong')}" name="wrong">${options(wrongs, wrong, wrong)}</select></label>`
    : ''
}
<label class="tick"><input type="checkbox" name="refuses"${refuses ? ' checked' : ''}>Säger nej</label>
<label class="tick"><input type="checkbox" name="outage"${outage ? ' checked' : ''}>Är borta</label>
<button type="submit">Ändra</button><p class="state" role="status"></p></form>
${exchanges.length === 0 ? '' : `<details><summary>Senaste frågorna och svaren till ${name} (${exchanges.length})</summary>${exchanges.map((each) => exchange(each, now)).join('')}</details>`}
${service === 'logStore' ? log(logged, loggedInAll) : ''}</section>`;
  });
  return plainPage(
    'Påhittade tjänster',
    `<p>Här svarar de nationella tjänsterna, så som de är påhittade på den här datorn. Stör dem och se vad Stegvis gör. <a href="/dev/services">Läs om</a></p>${sections.join('')}<script src="/dev/services.js"></script>`,
  );
}

/** The page's only script: an unsafe request is JSON, and carries its key. */
export const standInsScript = `
for (const form of document.querySelectorAll('form[data-service]')) form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const said = form.querySelector('[role=status]');
  said.textContent = '';
  const { latencyMs, wrong, refuses, outage } = form.elements;
  const how = { latencyMs: Number(latencyMs.value), wrong: wrong ? wrong.value : 'no', refuses: refuses.checked, outage: outage.checked };
  const answer = await fetch('/dev/services/' + form.dataset.service, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify(how),
  }).catch(() => null);
  said.textContent = answer?.ok ? 'Ändrat.' : 'Det gick inte att ändra.';
});
`;

function exchange({ operation, at, question, answer }: Exchange, now: number): string {
  return `<h3>${escape(operation)}, ${spokenInstant(at, now, 'Europe/Stockholm')}</h3><p>Frågan</p><pre tabindex="0">${escape(question)}</pre><p>Svaret</p>${answer === null ? '<p>Inget svar: förbindelsen bröts.</p>' : `<pre tabindex="0">${escape(answer)}</pre>`}`;
}

const log = (lines: readonly string[], inAll: number): string =>
  `<p>${inAll} rader har kommit till loggen.</p>${lines.length === 0 ? '' : `<ol>${lines.map((line) => `<li>${escape(line)}</li>`).join('')}</ol>`}`;

const place = (service: string): string =>
  ['caseInbox', 'mail', 'sms'].includes(service) ? ' <a href="/dev/inbox">Se vad som har kommit</a>' : '';

/** The choices, and what stands now when it is none of them. */
function options(choices: readonly (readonly [string, string])[], now: string, otherwise: string): string {
  const all = choices.some(([value]) => value === now) ? choices : [...choices, [now, otherwise] as const];
  return all
    .map(([value, text]) => `<option value="${escape(value)}"${value === now ? ' selected' : ''}>${escape(text)}</option>`)
    .join('');
}

const waits = [
  ['0', 'genast'],
  ['1000', 'efter en sekund'],
  ['3000', 'efter tre sekunder'],
  ['6000', 'efter sex sekunder'],
  ['20000', 'efter tjugo sekunder'],
] as const;
const wrongs = [
  ['no', 'stämmer'],
  ['damaged', 'är trasiga'],
  ['someoneElse', 'är om någon annan'],
] as const;
