import { Type } from '@mikro-orm/core';

/** An instant in a row: `timestamptz` in the database, epoch milliseconds in the house. */
export class InstantType extends Type<number, string | number> {
  override convertToDatabaseValue(value: number): string {
    return iso(value);
  }

  override convertToJSValue(value: string | number): number {
    return typeof value === 'number' ? value : parseInstant(value);
  }

  override getColumnType(): string {
    return 'timestamptz';
  }

  override compareAsType(): string {
    return 'number';
  }
}

/** Epoch milliseconds as a text that a parameter of type `timestamptz` takes. */
export const iso = (instant: number): string => new Date(instant).toISOString();

/** What PostgreSQL writes for a `timestamptz`, as epoch milliseconds. */
export function parseInstant(text: string): number {
  const instant = Date.parse(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
  if (Number.isNaN(instant)) throw new Error(`"${text}" is no instant.`);
  return instant;
}
