import type { DueItem } from '../api/types';
import { day, isWeekend, timeOfDue } from '../common/format';
import { useLanguage, useText } from '../text/language';

/** Sentences about one date: when it ends, how long is left, what is special about the day. */
export function useDueText() {
  const text = useText();
  const { language } = useLanguage();
  return {
    when(item: DueItem): string {
      const date = item.dueDate ?? item.opens?.slice(0, 10);
      if (!date) return text.common.unknown;
      if (item.kind === 'opening') return `${day(date, language)} ${text.timeline.opens}`;
      const { endOfDay, time } = timeOfDue(item.due);
      return `${day(date, language)} ${endOfDay ? text.timeline.at24 : `${time}${text.timeline.before}`}`;
    },
    left(item: DueItem): string | null {
      return (item.state === 'open' || item.state === 'missed') && typeof item.workingDaysLeft === 'number' ? text.overview.workingDays(item.workingDaysLeft) : null;
    },
    hint(item: DueItem): string | null {
      if (!item.dueDate || !item.effectiveDate) return null;
      if (item.effectiveDate !== item.dueDate) return text.overview.rest(day(item.effectiveDate, language));
      return isWeekend(item.dueDate) ? text.overview.makeUp : null;
    },
  };
}
