import type { Language } from '../text/language';

const shortWeekdays = { zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'], en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] };
const longWeekdays = { zh: ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'], en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] };
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const msPerDay = 86_400_000;

/** Days since 1970-01-01 of a civil date `yyyy-MM-dd` (or of the civil date that an ISO instant with offset begins with). */
export function dayNumber(date: string): number {
  return Math.round(Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / msPerDay);
}

export function dateOfDay(day: number): string {
  return new Date(day * msPerDay).toISOString().slice(0, 10);
}

function parts(date: string): { year: number; month: number; day: number; weekday: number } {
  const value = new Date(dayNumber(date) * msPerDay);
  return { year: value.getUTCFullYear(), month: value.getUTCMonth() + 1, day: value.getUTCDate(), weekday: value.getUTCDay() };
}

export function isWeekend(date: string): boolean {
  return [0, 6].includes(parts(date).weekday);
}

/** 11月1日 周五 */
export function day(date: string, language: Language): string {
  const { month, day: d, weekday } = parts(date);
  return language === 'zh' ? `${month}月${d}日 ${shortWeekdays.zh[weekday]}` : `${shortWeekdays.en[weekday]} ${d} ${months[month - 1]}`;
}

/** 11月1日 */
export function monthDay(date: string, language: Language): string {
  const { month, day: d } = parts(date);
  return language === 'zh' ? `${month}月${d}日` : `${d} ${months[month - 1]}`;
}

/** 2024年11月1日 星期五 */
export function longDay(date: string, language: Language): string {
  const { year, month, day: d, weekday } = parts(date);
  return language === 'zh' ? `${year}年${month}月${d}日 ${longWeekdays.zh[weekday]}` : `${longWeekdays.en[weekday]}, ${d} ${months[month - 1]} ${year}`;
}

export function monthName(date: string, language: Language, withYear: boolean): string {
  const { year, month } = parts(date);
  if (language === 'zh') return withYear ? `${year}年${month}月` : `${month}月`;
  return withYear ? `${months[month - 1]} ${year}` : (months[month - 1] ?? '');
}

/** 2024-11-01 17:30, as the server wrote it (Beijing time). */
export function moment(instant: string): string {
  return instant.slice(0, 16).replace('T', ' ');
}

/** The exclusive instant as people say it: 24时 of the last day, or a time of day; with seconds the last that still counts. */
export function timeOfDue(due: string | null | undefined): { endOfDay: boolean; time: string } {
  const [time, seconds] = [due?.slice(11, 16) ?? '00:00', Number(due?.slice(17, 19) ?? 0)];
  if (seconds > 0) return { endOfDay: false, time: `${time}:${String(seconds - 1).padStart(2, '0')}` };
  return { endOfDay: time === '00:00', time };
}
