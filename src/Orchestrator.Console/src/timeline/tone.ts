import type { DueItem } from '../api/types';

/** How an item looks: its state, with "due soon" told apart from "open". */
export type Tone = DueItem['state'] | 'soon';

const soonWorkingDays = 3;

export function toneOf(item: Pick<DueItem, 'state' | 'workingDaysLeft' | 'kind'>): Tone {
  const left = item.workingDaysLeft;
  const isSoon = item.state === 'open' && item.kind !== 'opening' && left !== null && left !== undefined && left <= soonWorkingDays;
  return isSoon ? 'soon' : item.state;
}

/** A sign beside the colour, for those who do not see the colour. */
export const signOf: Record<Tone, string> = { met: '✓', open: '', soon: '!', missed: '×', elapsed: '✓', void: '–', planned: '' };
