import type { DefinitionInput } from '../api/types';

const isoDay = /^\d{4}-\d{2}-\d{2}$/;

export type InputKind = 'day' | 'number' | 'flag' | 'text';

/** How an input of a schedule is asked for. A day is a String whose recommended value is a date. */
export function kindOf(input: DefinitionInput): InputKind {
  if (input.type === 'Boolean') return 'flag';
  if (['Int32', 'Int64', 'Single', 'Double', 'Decimal'].includes(input.type)) return 'number';
  return typeof input.defaultValue === 'string' && isoDay.test(input.defaultValue) ? 'day' : 'text';
}

/** Recommended values, by name. */
export function defaultsOf(inputs: readonly DefinitionInput[]): Record<string, unknown> {
  return Object.fromEntries(inputs.map((input) => [input.name, input.defaultValue]));
}

/** What the person decided; what was left empty keeps the recommended value. */
export function decided(values: Record<string, unknown> | undefined): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => value !== undefined && value !== null && value !== ''));
}

/** The days among them as the plan's query: set.meeting=2024-12-16. */
export function planQuery(inputs: readonly DefinitionInput[], values: Record<string, unknown> | undefined): string {
  const given = decided(values);
  return inputs
    .filter((input) => kindOf(input) === 'day' && typeof given[input.name] === 'string')
    .map((input) => `set.${encodeURIComponent(input.name)}=${encodeURIComponent(given[input.name] as string)}`)
    .join('&');
}
