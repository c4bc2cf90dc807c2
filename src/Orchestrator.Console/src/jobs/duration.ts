import type { Language } from '../text/language';

const second = 1000;
const minute = 60 * second;

/** 35 毫秒, 2.1 秒, 3.5 分钟. */
export function duration(milliseconds: number | null | undefined, language: Language): string {
  if (milliseconds === null || milliseconds === undefined) return '—';
  const units = language === 'zh' ? ['毫秒', '秒', '分钟'] : ['ms', 's', 'min'];
  if (milliseconds < second) return `${milliseconds} ${units[0]}`;
  if (milliseconds < minute) return `${(milliseconds / second).toFixed(1)} ${units[1]}`;
  return `${(milliseconds / minute).toFixed(1)} ${units[2]}`;
}
