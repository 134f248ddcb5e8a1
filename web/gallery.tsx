import './ui/css/staff.css';
import './ui/css/citizen.css';
import './ui/css/graph.css';
import { EnvelopeClosedIcon } from '@navikt/aksel-icons';
import { useState, type ReactNode } from 'react';
import { BandScale } from './ui/bandScale.tsx';
import type { Band } from './ui/bands.ts';
import { Button } from './ui/button.tsx';
import { Card } from './ui/card.tsx';
import { Dialog } from './ui/dialog.tsx';
import { Disclosure } from './ui/disclosure.tsx';
import { EmptyState } from './ui/emptyState.tsx';
import { ErrorSummary } from './ui/errorSummary.tsx';
import { TextArea, TextField } from './ui/field.tsx';
import { Icon } from './ui/icon.tsx';
import { ButtonLink, Link } from './ui/link.tsx';
import { Logo } from './ui/logo.tsx';
import { Markdown } from './ui/markdown.tsx';
import { Notice } from './ui/notice.tsx';
import { PageHead } from './ui/pageHead.tsx';
import { ResultGraph } from './ui/resultGraph.tsx';
import { Scale } from './ui/scale.tsx';
import { Skeleton } from './ui/skeleton.tsx';
import { Status } from './ui/status.tsx';
import { Steps } from './ui/steps.tsx';
import { Table } from './ui/table.tsx';
import { Tabs } from './ui/tabs.tsx';
import { Tag } from './ui/tag.tsx';
import { CheckboxTiles, RadioTiles } from './ui/tiles.tsx';
import { Timeline } from './ui/timeline.tsx';
import { Toggle } from './ui/toggle.tsx';
import { Why } from './ui/why.tsx';

const options = ['Inte alls', 'Flera dagar', 'Mer än hälften av dagarna', 'Nästan varje dag'].map((text, index) => ({
  id: String(index),
  text,
}));
const bands: readonly Band[] = [
  { from: 0, to: 4, name: 'Inga besvär', tone: 'calm', text: null },
  { from: 5, to: 9, name: 'Lindriga besvär', tone: 'mild', text: null },
  { from: 10, to: 14, name: 'Måttliga besvär', tone: 'moderate', text: null },
  { from: 15, to: 19, name: 'Medelsvåra besvär', tone: 'high', text: null },
  { from: 20, to: 27, name: 'Svåra besvär', tone: 'severe', text: null },
];
const values = [18, 16, 17, 12, 9, 6, 3].map((value, week) => ({ at: new Date(Date.UTC(2026, 8, 1 + week * 7)).toISOString(), value }));
const rows = [
  { id: '1', name: 'Anna Berg', count: 2 },
  { id: '2', name: 'Sara Blomqvist-Wennerström af Långtnamn', count: 11 },
];

/** Every part in every state, for looking at. Development only; the words here are samples and stand in no catalogue. */
export function Gallery() {
  const [choice, setChoice] = useState<string>('1');
  const [several, setSeveral] = useState<string[]>(['0', '2']);
  const [step, setStep] = useState<number>(3);
  const [tab, setTab] = useState<'a' | 'b'>('a');
  const [open, setOpen] = useState(false);
  return (
    <div className="stack" data-gap="wide">
      <PageHead title="Galleri" under="Varje del i varje läge" action={<Button>Huvudsak</Button>} />
      <a className="link" data-alone href="/galleri/fragor">
        Alla frågetyper
      </a>
      <Part name="Namn och märke">
        <span className="logo">
          <Logo />
        </span>
      </Part>
      <Part name="Knappar och länkar">
        <div className="row">
          <Button>Svara</Button>
          <Button variant="secondary">Tillbaka</Button>
          <Button variant="quiet">Visa alla</Button>
          <Button size="small">Liten</Button>
          <Button danger>Avsluta</Button>
          <Button busy>Skickar</Button>
          <Button disabled>Avstängd</Button>
          <ButtonLink to="/galleri">Länk som knapp</ButtonLink>
          <Link to="/galleri" alone>
            <Icon of={EnvelopeClosedIcon} />
            Nytt meddelande
          </Link>
        </div>
      </Part>
      <Part name="Fält">
        <TextField label="Namn" hint="Som i passet" />
        <TextField label="Timmar" unit="timmar" size={6} defaultValue="7,5" />
        <TextField label="Datum" type="date" size={12} optional />
        <TextField label="Klockslag" inputMode="numeric" size={8} error="Skriv ett klockslag, till exempel 23:30." />
        <TextArea label="Vad har varit svårast?" optional defaultValue="Att vakna klockan fyra." />
      </Part>
      <Part name="Val">
        <RadioTiles label="Lite intresse eller glädje" options={options} value={choice} onChange={setChoice} />
        <RadioTiles
          label="Har du sovit?"
          layout="sideBySide"
          options={options.slice(0, 2)}
          value={undefined}
          onChange={setChoice}
          error="Svara på frågan."
        />
        <RadioTiles label="Läst" readOnly options={options.slice(0, 2)} value="1" onChange={setChoice} />
        <CheckboxTiles label="Vad gjorde du?" hint="Du kan välja flera." options={options} value={several} onChange={setSeveral} />
        <Scale
          label="Hur trött är du?"
          minimum={0}
          maximum={10}
          minimumText="Inte alls"
          maximumText="Så trött jag kan bli"
          value={step}
          onChange={setStep}
        />
        <Scale
          label="Hur nöjd är du?"
          minimum={1}
          maximum={5}
          minimumText="Missnöjd"
          maximumText="Nöjd"
          value={undefined}
          onChange={setStep}
          error="Svara på frågan."
        />
        <Toggle
          label="Vilka"
          options={[
            { id: '0', label: 'Mina' },
            { id: '1', label: 'Alla' },
          ]}
          chosen={choice}
          onChoose={setChoice}
        />
      </Part>
      <Part name="Kort, taggar, lägen">
        <Card tone="main">
          <h3>Veckans frågor</h3>
          <p className="quiet">Ungefär 4 minuter · senast på söndag kl. 20.00</p>
        </Card>
        <Card>Vanligt</Card>
        <Card tone="alert">Måste ses först</Card>
        <Card tone="still">Ligger bara där</Card>
        <div className="row">
          {(['neutral', 'skog', 'himmel', 'morgon', 'lera', 'rod'] as const).map((colour) => (
            <Tag key={colour} colour={colour}>
              {colour}
            </Tag>
          ))}
          <Tag colour="rod" strong>
            Prioriterad
          </Tag>
          <Status colour="skog" filled>
            Avklarad
          </Status>
          <Status>Låst</Status>
        </div>
        <Steps done={2} total={6} words="2 av 6 moduler klara" />
      </Part>
      <Part name="Att veta">
        <Notice>Meddelanden läses på vardagar.</Notice>
        <Notice kind="done">Ditt svar är sparat.</Notice>
        <Notice kind="warning">Invånaren har stängt av aviseringar.</Notice>
        <Notice kind="error">Vi får ingen kontakt just nu.</Notice>
        <ErrorSummary errors={[{ field: 'x', message: 'Lite intresse eller glädje: Svara på frågan.' }]} shown={0} />
        <Disclosure summary="Om frågorna">Formuläret är fritt att använda.</Disclosure>
        <Disclosure plain summary="Utan ram">
          Text.
        </Disclosure>
        <Why
          about="modul 3"
          queryKey={['gallery', 'why']}
          ask={async () => ({
            sentence: 'Modul 3 öppnas på måndag, när du har gått igenom modul 2.',
            facts: [{ name: 'Modul 2', value: 'öppen' }],
          })}
        />
        <EmptyState title="Inga meddelanden än">Skriv det första.</EmptyState>
        <Skeleton />
        <Button variant="secondary" onClick={() => setOpen(true)}>
          Öppna dialogen
        </Button>
        <Dialog title="Släck flaggan" open={open} onClose={() => setOpen(false)}>
          <p>Flaggan försvinner ur listorna.</p>
          <div className="row">
            <Button onClick={() => setOpen(false)}>Släck</Button>
          </div>
        </Dialog>
      </Part>
      <Part name="Text">
        <Markdown
          text={
            '## Fem regler\n\n1. **Gå och lägg dig** först när du är sömnig.\n2. Stig upp på din tid.\n\n> ”Jag är vaken. Det är okej.”\n\n<b>HTML står som text</b> och [en länk](https://www.1177.se).'
          }
        />
      </Part>
      <Part name="Resultat">
        <BandScale value={12} bands={bands} minimum={0} maximum={27} />
        <ResultGraph title="PHQ-9" description="Sju värden, från 18 till 3." values={values} bands={bands} minimum={0} maximum={27} />
        <ResultGraph title="Utan band" description="Ett värde." values={values.slice(0, 1)} bands={[]} minimum={0} maximum={27} />
        <Table
          caption="Invånare"
          columns={[
            { id: 'name', label: 'Namn', cell: (row) => row.name, by: (row) => row.name },
            { id: 'count', label: 'Flaggor', cell: (row) => row.count, by: (row) => row.count, number: true },
          ]}
          rows={rows}
          rowKey={({ id }) => id}
        />
      </Part>
      <Part name="Flikar och tidslinje">
        <Tabs
          label="Delar"
          chosen={tab}
          onChoose={setTab}
          tabs={[
            { id: 'a', label: 'Översikt', content: () => <p>Först</p> },
            { id: 'b', label: 'Moduler', content: () => <p>Sedan</p> },
          ]}
        />
        <Timeline
          label="Tidslinje"
          conditionalWord="om villkoret blir uppfyllt"
          now="Nu, i dag kl. 14.30"
          past={[{ key: '1', when: 'I går kl. 10.00', title: 'Påminnelse om Veckans frågor', outcome: 'skickades inte', kind: 'past' }]}
          coming={[
            { key: '2', when: 'På tisdag kl. 08.00', title: 'Veckans frågor öppnas', kind: 'sure' },
            { key: '3', when: 'På måndag kl. 08.00', title: 'Modul 4 öppnas', kind: 'conditional' },
          ]}
        />
      </Part>
    </div>
  );
}

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section className="stack" aria-label={name}>
      <h2>{name}</h2>
      {children}
    </section>
  );
}
