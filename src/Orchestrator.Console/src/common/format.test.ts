import { describe, expect, it } from 'vitest';
import { dateOfDay, day, dayNumber, isWeekend, longDay, moment, timeOfDue } from './format';

describe('dates as people read them', () => {
  it('names the weekday in both languages', () => {
    expect(day('2024-11-01', 'zh')).toBe('11月1日 周五');
    expect(day('2024-11-01', 'en')).toBe('Fri 1 Nov');
    expect(longDay('2024-10-08', 'zh')).toBe('2024年10月8日 星期二');
  });

  it('takes an instant’s civil date from its own offset', () => {
    expect(dateOfDay(dayNumber('2024-11-02T00:00:00+08:00'))).toBe('2024-11-02');
  });

  it('knows the weekend by name only', () => {
    expect(isWeekend('2024-10-12')).toBe(true);
    expect(isWeekend('2024-10-14')).toBe(false);
  });

  it('says 24时 for a due instant at midnight', () => {
    expect(timeOfDue('2024-11-02T00:00:00+08:00').endOfDay).toBe(true);
    expect(timeOfDue('2024-08-20T17:30:00+08:00')).toEqual({ endOfDay: false, time: '17:30' });
    expect(timeOfDue('2024-08-20T17:30:31+08:00')).toEqual({ endOfDay: false, time: '17:30:30' });
    expect(moment('2024-08-20T17:30:12+08:00')).toBe('2024-08-20 17:30');
  });
});
