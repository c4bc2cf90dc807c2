import type { ProofDay } from '../api/types';

/** The part of a day's reason that fits its small square: what day it is when counted, why not when skipped. The weekday stands above. */
export function shortReason(day: Pick<ProofDay, 'reason' | 'counted' | 'weekday'>): string {
  const parts = day.reason.replace(day.weekday, '').split(/[，,；;]/).map((part) => part.trim()).filter((part) => part !== '');
  return (day.counted ? parts[0] : parts.at(-1)) ?? day.reason;
}
