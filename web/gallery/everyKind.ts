import { form } from '../../compiler/document/form.ts';
import type { Answers } from '../../compiler/document/question.ts';
import { picture } from './samples.ts';

const options = [
  { id: 'never', text: 'Inte alls', score: 0 },
  { id: 'days', text: 'Flera dagar', score: 1 },
  { id: 'half', text: 'Mer än hälften av dagarna', score: 2, help: 'Minst åtta av de senaste fjorton dagarna.' },
  { id: 'daily', text: 'Nästan varje dag', score: 3 },
];
const several = [
  { id: 'walk', text: 'Promenerade' },
  { id: 'friend', text: 'Träffade en vän' },
  { id: 'read', text: 'Läste', help: 'Tidningar, böcker eller annat.' },
  { id: 'none', text: 'Inget av detta', exclusive: true },
];
const rows = [
  { id: 'sleep', text: 'Svårt att somna' },
  { id: 'wake', text: 'Vaknade flera gånger under natten' },
  { id: 'early', text: 'Vaknade för tidigt' },
];
const frequency = [
  { id: 'no', text: 'Inte alls', score: 0 },
  { id: 'some', text: 'Ibland', score: 1 },
  { id: 'often', text: 'Ofta', score: 2 },
  { id: 'always', text: 'Alltid', score: 3 },
];

/** A form with every kind of question there is, each with what only it can have. */
export const everyKind = form.parse({
  id: 'alla',
  title: 'Alla frågetyper',
  introduction: 'Ett formulär som **inte** hör till någon behandling. Det visar varje sorts fråga.',
  questions: [
    { kind: 'information', id: 'intro', heading: 'Att välja', text: 'Svara så som det har varit **den senaste veckan**.' },
    { kind: 'singleChoice', id: 'single', text: 'Lite intresse eller glädje i att göra saker', options, mandatory: true },
    { kind: 'multipleChoice', id: 'multiple', text: 'Vad gjorde du i går?', options: several, maximum: 2 },
    {
      kind: 'dropDown',
      id: 'drop',
      text: 'I vilket län bor du?',
      options: ['Dalarna', 'Gotland', 'Halland', 'Skåne', 'Västernorrland'].map((text) => ({
        id: text
          .slice(0, 2)
          .toLowerCase()
          .replaceAll(/[^a-z]/g, 'x'),
        text,
      })),
    },
    {
      kind: 'pictureChoice',
      id: 'picture',
      text: 'Vilken bild liknar hur du mår?',
      options: [
        { id: 'calm', text: 'Lugn', image: { src: picture('Lugn', '#8fc1ad'), alt: 'Grön cirkel' } },
        { id: 'worried', text: 'Orolig', image: { src: picture('Orolig', '#f0c178'), alt: 'Gul cirkel' } },
        { id: 'angry', text: 'Arg', image: { src: picture('Arg', '#e0a08f'), alt: 'Röd cirkel' } },
      ],
    },
    { kind: 'yesNo', id: 'yes', text: 'Röker du?', help: 'Räkna in e-cigaretter.' },
    {
      kind: 'number',
      id: 'cigarettes',
      text: 'Hur många cigaretter röker du om dagen?',
      unit: 'st',
      minimum: 0,
      maximum: 100,
      shownWhen: 'answers.yes = true',
    },
    {
      kind: 'number',
      id: 'weight',
      heading: 'Tal och skalor',
      text: 'Hur mycket väger du?',
      unit: 'kg',
      minimum: 30,
      maximum: 250,
      decimals: 1,
      mandatory: true,
    },
    { kind: 'number', id: 'length', text: 'Hur lång är du?', unit: 'cm', minimum: 120, maximum: 230 },
    {
      kind: 'calculated',
      id: 'bmi',
      text: 'Ditt BMI',
      help: 'Vikten delad med längden i meter i kvadrat.',
      expression: 'answers.weight / ((answers.length / 100) * (answers.length / 100))',
      decimals: 1,
      unit: 'kg/m²',
    },
    {
      kind: 'ratingScale',
      id: 'rating',
      text: 'Hur ont har du haft?',
      minimum: 0,
      maximum: 10,
      minimumText: 'Ingen smärta',
      maximumText: 'Värsta tänkbara smärta',
      texts: { 5: 'Måttlig smärta' },
    },
    {
      kind: 'scale',
      id: 'scale',
      text: 'Hur nöjd är du med vården?',
      minimum: 1,
      maximum: 5,
      minimumText: 'Inte alls nöjd',
      maximumText: 'Mycket nöjd',
    },
    {
      kind: 'slider',
      id: 'slider',
      text: 'Hur många timmar sov du i natt?',
      minimum: 0,
      maximum: 12,
      step: 0.5,
      unit: 'timmar',
      minimumText: 'Inget',
      maximumText: 'Tolv timmar',
    },
    {
      kind: 'visualAnalogueScale',
      id: 'vas',
      text: 'Hur stark är din oro just nu?',
      minimumText: 'Ingen oro',
      maximumText: 'Värsta tänkbara oro',
    },
    {
      kind: 'singleChoiceMatrix',
      id: 'matrix',
      heading: 'Flera på en gång',
      text: 'Hur ofta har du haft det så här?',
      rows,
      options: frequency,
      mandatory: true,
    },
    {
      kind: 'multipleChoiceMatrix',
      id: 'matrices',
      text: 'När på dygnet har du besvär?',
      rows: [
        { id: 'pain', text: 'Värk' },
        { id: 'worry', text: 'Oro' },
      ],
      options: [
        { id: 'day', text: 'På dagen' },
        { id: 'night', text: 'På natten' },
      ],
    },
    {
      kind: 'ranking',
      id: 'ranking',
      text: 'Vad är viktigast för dig?',
      options: [
        { id: 'sleep', text: 'Sova bättre' },
        { id: 'work', text: 'Kunna arbeta' },
        { id: 'family', text: 'Orka med familjen', help: 'Barn, partner och andra som står dig nära.' },
      ],
    },
    { kind: 'shortText', id: 'short', heading: 'Skriva', text: 'Vad arbetar du med?', maximumLength: 60 },
    { kind: 'longText', id: 'long', text: 'Vad vill du att vi ska veta?', maximumLength: 400, mandatory: true },
    { kind: 'contact', id: 'contact', text: 'Vilken e-postadress når vi dig på?', of: 'email' },
    { kind: 'identityNumber', id: 'identity', text: 'Vilket personnummer har din mamma?' },
    { kind: 'date', id: 'date', heading: 'Tider', text: 'När började besvären?', maximum: '2026-12-31' },
    { kind: 'time', id: 'time', text: 'När gick du och lade dig?' },
    { kind: 'dateTime', id: 'dateTime', text: 'När tog du medicinen senast?' },
    { kind: 'duration', id: 'duration', text: 'Hur länge var du vaken i natt?', maximumMinutes: 720 },
    {
      kind: 'consent',
      id: 'consent',
      heading: 'Mer',
      text: 'Vi vill få använda dina svar för att bli bättre.',
      statement: 'Jag godkänner att mina svar används i uppföljning av vården.',
      mandatory: true,
    },
    { kind: 'file', id: 'file', text: 'Vill du visa ett utslag eller ett läkarintyg?', accepts: ['image', 'pdf'], maximumFiles: 3 },
    { kind: 'recording', id: 'recording', text: 'Berätta med din röst', of: 'audio', maximumSeconds: 120 },
    { kind: 'signature', id: 'signature', text: 'Skriv under' },
    { kind: 'bodyMap', id: 'body', text: 'Var har du ont?' },
    {
      kind: 'group',
      id: 'group',
      text: 'Vilka läkemedel tar du?',
      itemTitle: 'Läkemedel',
      maximum: 4,
      questions: [
        { kind: 'shortText', id: 'name', text: 'Vad heter det?', mandatory: true },
        { kind: 'number', id: 'times', text: 'Hur många gånger om dagen?', minimum: 0, maximum: 10 },
        { kind: 'yesNo', id: 'effects', text: 'Har du haft biverkningar?' },
        { kind: 'longText', id: 'which', text: 'Vilka biverkningar?', shownWhen: 'answers.effects = true' },
      ],
    },
  ],
});

/** An answer to each of them. */
export const everyAnswer: Answers = {
  single: 'half',
  multiple: ['walk', 'read'],
  drop: 'sk',
  picture: 'worried',
  yes: true,
  cigarettes: 12,
  weight: 71.5,
  length: 175,
  rating: 5,
  scale: 4,
  slider: 6.5,
  vas: 37,
  matrix: { sleep: 'often', wake: 'some', early: 'no' },
  matrices: { pain: ['day', 'night'], worry: ['night'] },
  ranking: ['family', 'sleep', 'work'],
  short: 'Undersköterska',
  long: 'Jag ligger vaken och tänker.\nDet är värst på söndagar.',
  contact: 'anna@example.se',
  identity: '191212121212',
  date: '2026-09-14',
  time: '23:30',
  dateTime: '2026-11-21T08:15',
  duration: 95,
  consent: true,
  file: ['bild', 'intyg'],
  recording: ['ljud'],
  signature: { name: 'Anna Berg', drawing: 'teckning' },
  body: ['frontHead', 'frontLeftKnee', 'backLowerBack'],
  group: [
    { name: 'Alvedon', times: 3, effects: false },
    { name: 'Sertralin', times: 1, effects: true, which: 'Illamående de första dagarna.' },
  ],
};

/** An answer to each of them that cannot be saved. */
export const everyWrong: Answers = {
  multiple: ['walk', 'friend', 'read'],
  yes: true,
  cigarettes: 1000,
  weight: 'sjuttio',
  length: 17,
  matrix: { sleep: 'often' },
  short: 'Undersköterska på en vårdcentral med många patienter och få kollegor',
  contact: 'anna på jobbet',
  identity: '20150101',
  date: '2027-02-01',
  time: 'halv tolv',
  dateTime: '2026-11-21T',
  duration: 1000,
  signature: { name: '', drawing: 'teckning' },
  group: [{ times: 20 }, { name: 'Sertralin', effects: true }],
};
