import { describe, expect, it } from 'vitest';
import { shortReason } from './shortReason';

describe('a day’s reason in its small square', () => {
  it('says what day it is when it counts', () => {
    expect(shortReason({ weekday: '星期一', counted: true, reason: '星期一 工作日，自然日计入' })).toBe('工作日');
  });

  it('says why not when it is skipped', () => {
    expect(shortReason({ weekday: '星期一', counted: false, reason: '星期一 工作日，评审会议当日不计' })).toBe('评审会议当日不计');
    expect(shortReason({ weekday: '星期六', counted: false, reason: '周末' })).toBe('周末');
  });

  it('keeps a reason it cannot shorten', () => {
    expect(shortReason({ weekday: '星期六', counted: false, reason: '星期六' })).toBe('星期六');
  });
});
