import type { DueItem } from '../api/types';

/** How an item looks: its state, with "due soon" told apart from "open", and a suggested day that has passed from a term that was missed. */
export type Tone = DueItem['state'] | 'soon' | 'past';

const soonWorkingDays = 3;

export function toneOf(item: Pick<DueItem, 'state' | 'workingDaysLeft' | 'kind'>): Tone {
  if (item.kind === 'internal' && item.state === 'missed') return 'past';
  const left = item.workingDaysLeft;
  const isSoon = item.state === 'open' && item.kind !== 'opening' && left !== null && left !== undefined && left <= soonWorkingDays;
  return isSoon ? 'soon' : item.state;
}

/** A sign beside the colour, for those who do not see the colour. */
export const signOf: Record<Tone, string> = { met: '✓', open: '', soon: '!', missed: '×', elapsed: '✓', void: '–', planned: '', past: '' };
