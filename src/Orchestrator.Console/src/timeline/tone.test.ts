import { describe, expect, it } from 'vitest';
import { toneOf } from './tone';

describe('the tone of an item', () => {
  it('is red only for a term that was missed, never for a suggested day that passed', () => {
    expect(toneOf({ kind: 'statutory', state: 'missed', workingDaysLeft: null })).toBe('missed');
    expect(toneOf({ kind: 'internal', state: 'missed', workingDaysLeft: null })).toBe('past');
  });

  it('warns in the last three working days', () => {
    expect(toneOf({ kind: 'statutory', state: 'open', workingDaysLeft: 3 })).toBe('soon');
    expect(toneOf({ kind: 'statutory', state: 'open', workingDaysLeft: 4 })).toBe('open');
    expect(toneOf({ kind: 'opening', state: 'open', workingDaysLeft: 1 })).toBe('open');
  });
});
