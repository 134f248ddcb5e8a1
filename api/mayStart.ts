import type { OpenCriteria } from '../db/openMoments.ts';
import type { Instant } from '../engine/plan.ts';
import { ageOn } from './ageOn.ts';

/** What is known of a citizen that an open moment may ask about. Null: not known. */
export interface OpenFacts {
  readonly protected: boolean;
  readonly sex: 'female' | 'male' | null;
  readonly age: number | null;
  /** The official code with its county's, `1480`. */
  readonly municipality: string | null;
  /** `14` */
  readonly county: string | null;
}

/**
 * Whether a moment that is open by these criteria is open for this citizen (OPN-02). A protected identity sees what is for everyone only,
 * whatever else is known (OPN-04), and what is not known matches no criterion. Lives in a place that is listed: its municipality or its county.
 * Row-level security says the same (`open_for`).
 */
export function mayStart(criteria: OpenCriteria, facts: OpenFacts): boolean {
  const { sex, fromAge, toAge, municipalities, counties } = criteria;
  if (Object.values(criteria).every((each) => each === undefined)) return true;
  if (facts.protected) return false;
  if (sex !== undefined && facts.sex !== sex) return false;
  if (fromAge !== undefined && (facts.age === null || facts.age < fromAge)) return false;
  if (toAge !== undefined && (facts.age === null || facts.age > toAge)) return false;
  if (municipalities === undefined && counties === undefined) return true;
  return isListed(municipalities, facts.municipality) || isListed(counties, facts.county);
}

const isListed = (places: readonly string[] | undefined, place: string | null): boolean =>
  place !== null && places?.includes(place) === true;

/** The facts of a citizen as the register has them: sex and age by the identity number, on the Swedish day. */
export function openFactsOf(citizen: RegisteredCitizen, at: Instant): OpenFacts {
  const number = /^(\d{4})(\d{2})(\d{2})\d{2}(\d)\d$/.exec(citizen.personalIdentityNumber);
  const [, year = '', month = '', day = '', ninth = ''] = number ?? [];
  // A coordination number has the day plus 60.
  const birthDate = `${year}-${month}-${String(Number(day) > 60 ? Number(day) - 60 : Number(day)).padStart(2, '0')}`;
  return {
    protected: citizen.protected,
    sex: number === null ? null : Number(ninth) % 2 === 1 ? 'male' : 'female',
    age: number === null ? null : ageOn(birthDate, at),
    municipality: citizen.county === null || citizen.municipality === null ? null : citizen.county + citizen.municipality,
    county: citizen.county,
  };
}

interface RegisteredCitizen {
  /** Twelve digits. */
  readonly personalIdentityNumber: string;
  readonly protected: boolean;
  /** The register's codes, each of two digits: a municipality's within its county. */
  readonly municipality: string | null;
  readonly county: string | null;
}
