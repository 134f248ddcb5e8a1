import type { OpenCriteria } from '../../api/schemas/openMoment.ts';
import { t } from '../i18n/text.ts';
import { counties, municipalities, placeName, type SwedishPlace } from './swedishPlaces.ts';

/** Criteria as they are written in the fields. */
export interface WrittenCriteria {
  readonly whom: 'everyone' | 'some';
  readonly sex: 'any' | 'female' | 'male';
  readonly fromAge: string;
  readonly toAge: string;
  /** One on each line. */
  readonly municipalities: string;
  readonly counties: string;
}

export function writtenOf({
  sex,
  fromAge,
  toAge,
  municipalities: wanted = [],
  counties: wantedCounties = [],
}: OpenCriteria): WrittenCriteria {
  const some = sex !== undefined || fromAge !== undefined || toAge !== undefined || wanted.length > 0 || wantedCounties.length > 0;
  return {
    whom: some ? 'some' : 'everyone',
    sex: sex ?? 'any',
    fromAge: fromAge?.toString() ?? '',
    toAge: toAge?.toString() ?? '',
    municipalities: wanted.map(placeName).join('\n'),
    counties: wantedCounties.map(placeName).join('\n'),
  };
}

/** Nothing that is empty is a criterion. */
export function criteriaOf(written: WrittenCriteria): OpenCriteria {
  if (written.whom === 'everyone') return {};
  const chosen = codesOf(written.municipalities, municipalities).codes;
  const chosenCounties = codesOf(written.counties, counties).codes;
  return {
    ...(written.sex === 'any' ? {} : { sex: written.sex }),
    ...(written.fromAge.trim() === '' ? {} : { fromAge: Number(written.fromAge) }),
    ...(written.toAge.trim() === '' ? {} : { toAge: Number(written.toAge) }),
    ...(chosen.length === 0 ? {} : { municipalities: chosen }),
    ...(chosenCounties.length === 0 ? {} : { counties: chosenCounties }),
  };
}

/** What must be put right before it can be saved, by field. */
export function wrongIn(written: WrittenCriteria): Partial<Record<'whom' | 'fromAge' | 'toAge' | 'municipalities' | 'counties', string>> {
  if (written.whom === 'everyone') return {};
  const bad = (age: string): boolean => age.trim() !== '' && !(/^\d{1,3}$/.test(age.trim()) && Number(age) <= 130);
  if (bad(written.fromAge) || bad(written.toAge))
    return {
      ...(bad(written.fromAge) ? { fromAge: t('openMoments.badAge') } : {}),
      ...(bad(written.toAge) ? { toAge: t('openMoments.badAge') } : {}),
    };
  const [unknown] = codesOf(written.municipalities, municipalities).unknown;
  if (unknown !== undefined) return { municipalities: t('openMoments.noMunicipality', { name: unknown }) };
  const [unknownCounty] = codesOf(written.counties, counties).unknown;
  if (unknownCounty !== undefined) return { counties: t('openMoments.noCounty', { name: unknownCounty }) };
  const criteria = criteriaOf(written);
  if (Object.keys(criteria).length === 0) return { whom: t('openMoments.nothingChosen') };
  if (criteria.fromAge !== undefined && criteria.toAge !== undefined && criteria.fromAge > criteria.toAge)
    return { toAge: t('openMoments.ageOrder') };
  return {};
}

/** The codes of the places that are written, and what is no such place. A county may be written without its last word. */
function codesOf(text: string, places: readonly SwedishPlace[]): { codes: string[]; unknown: string[] } {
  const lines = text
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const codes = new Set<string>();
  const unknown: string[] = [];
  for (const line of lines) {
    const found = places.find(({ code, name }) => [code, plain(name), plain(name.replace(/s? län$/, ''))].includes(plain(line)));
    if (found === undefined) unknown.push(line);
    else codes.add(found.code);
  }
  return { codes: [...codes], unknown };
}

/** Without capitals, and without the word that a county or a municipality may end in. */
const plain = (name: string): string => name.toLocaleLowerCase('sv').replace(/ (län|kommun)$/, '');
