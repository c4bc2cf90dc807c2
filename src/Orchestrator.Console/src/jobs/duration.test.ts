import { describe, expect, it } from 'vitest';
import { duration } from './duration';

describe('a duration', () => {
  it('is said in the unit that fits', () => {
    expect(duration(35, 'zh')).toBe('35 毫秒');
    expect(duration(2100, 'zh')).toBe('2.1 秒');
    expect(duration(210_000, 'en')).toBe('3.5 min');
  });

  it('is a dash where none is known', () => {
    expect(duration(undefined, 'zh')).toBe('—');
    expect(duration(null, 'en')).toBe('—');
  });
});
