import type { OpenCriteria } from '../../api/schemas/openMoment.ts';
import { t } from '../i18n/text.ts';

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

export function writtenOf({ sex, fromAge, toAge, municipalities = [], counties = [] }: OpenCriteria): WrittenCriteria {
  const some = sex !== undefined || fromAge !== undefined || toAge !== undefined || municipalities.length > 0 || counties.length > 0;
  return {
    whom: some ? 'some' : 'everyone',
    sex: sex ?? 'any',
    fromAge: fromAge?.toString() ?? '',
    toAge: toAge?.toString() ?? '',
    municipalities: municipalities.join('\n'),
    counties: counties.join('\n'),
  };
}

/** Nothing that is empty is a criterion. */
export function criteriaOf(written: WrittenCriteria): OpenCriteria {
  if (written.whom === 'everyone') return {};
  const [municipalities, counties] = [linesOf(written.municipalities), linesOf(written.counties)];
  return {
    ...(written.sex === 'any' ? {} : { sex: written.sex }),
    ...(written.fromAge.trim() === '' ? {} : { fromAge: Number(written.fromAge) }),
    ...(written.toAge.trim() === '' ? {} : { toAge: Number(written.toAge) }),
    ...(municipalities.length === 0 ? {} : { municipalities }),
    ...(counties.length === 0 ? {} : { counties }),
  };
}

/** What must be put right before it can be saved, by field. */
export function wrongIn(written: WrittenCriteria): { whom?: string; fromAge?: string; toAge?: string } {
  if (written.whom === 'everyone') return {};
  const bad = (age: string): boolean => age.trim() !== '' && !(/^\d{1,3}$/.test(age.trim()) && Number(age) <= 130);
  if (bad(written.fromAge) || bad(written.toAge))
    return {
      ...(bad(written.fromAge) ? { fromAge: t('openMoments.badAge') } : {}),
      ...(bad(written.toAge) ? { toAge: t('openMoments.badAge') } : {}),
    };
  const criteria = criteriaOf(written);
  if (Object.keys(criteria).length === 0) return { whom: t('openMoments.nothingChosen') };
  if (criteria.fromAge !== undefined && criteria.toAge !== undefined && criteria.fromAge > criteria.toAge)
    return { toAge: t('openMoments.ageOrder') };
  return {};
}

const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\n,]/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];
