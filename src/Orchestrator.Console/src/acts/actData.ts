import type { ActField } from '../api/types';

export type Values = Record<string, unknown>;

/** What is sent for a form's values: what was left empty is left out, at every depth. */
export function dataOf(fields: readonly ActField[], values: Values): Values {
  const data: Values = {};
  for (const field of fields) {
    const value = valueOf(field, values[field.name]) ?? nothingOf(field);
    if (value !== undefined) data[field.name] = value;
  }
  return data;
}

function valueOf(field: ActField, value: unknown): unknown {
  if (isEmpty(value)) return undefined;
  if (!field.isList) return itemOf(field, value);
  const items = (value as unknown[]).map((item) => itemOf(field, item)).filter((item) => item !== undefined);
  return items.length > 0 ? items : undefined;
}

function itemOf(field: ActField, value: unknown): unknown {
  if (field.kind === 'number' && typeof value === 'string') return numberOf(value);
  if (field.kind !== 'record') return isEmpty(value) ? undefined : value;
  const data = dataOf(field.fields, (value ?? {}) as Values);
  return Object.keys(data).length > 0 ? data : undefined;
}

/** What is no number is sent as it was typed: the server says so at its place. */
function numberOf(text: string): number | string | undefined {
  return text.trim() === '' ? undefined : Number.isNaN(Number(text)) ? text : Number(text);
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (typeof value === 'string' && value.trim() === '');
}

/** What says that there is nothing, where something must be there. */
function nothingOf(field: ActField): unknown {
  if (mayBeEmpty(field)) return [];
  return field.kind === 'record' && field.isRequired && !field.isList ? {} : undefined;
}

/** A list that must be there and may have nothing in it says that there is nothing. */
export function mayBeEmpty(field: ActField): boolean {
  return field.isList && field.isRequired && field.minItems === 0;
}

/** What a form begins with: the only value that the definition names for a text that must be given. */
export function beginningOf(fields: readonly ActField[]): Values {
  const values: Values = {};
  for (const field of fields) {
    const only = field.offered.length === 1 ? field.offered[0] : undefined;
    if (only && field.isRequired) values[field.name] = field.isList ? [only.value] : only.value;
  }
  return values;
}

/** Where in the form a fault belongs that the server tells by its path: `$.data.results[0].yes`; null: nowhere in it. */
export function placeOf(path: string | null | undefined): (string | number)[] | null {
  if (!path?.startsWith('$.data.')) return null;
  return path.slice('$.data.'.length).split(/[.[\]]+/).filter(Boolean).map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
