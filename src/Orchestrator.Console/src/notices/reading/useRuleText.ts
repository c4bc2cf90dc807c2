import type { ReadRule } from '../../api/types';
import { longDay } from '../../common/format';
import { useLanguage, useText } from '../../text/language';

/** What a rule settles, in few words: its days and hours, or how many of what after or before what. */
export function useRuleText(): (rule: ReadRule) => string {
  const { language } = useLanguage();
  const words = useText().reading;
  const on = (date: string | null | undefined) => (date ? longDay(date, language) : words.noDate);
  return (rule) => {
    const time = rule.time ? ` ${rule.time}` : '';
    const begins = rule.timeFrom ? ` ${rule.timeFrom}` : '';
    switch (rule.form) {
      case 'window':
        return words.fromTo(on(rule.from) + begins, on(rule.to) + time);
      case 'by':
      case 'vague':
        return words.until(on(rule.date) + time);
      case 'from':
        return words.since(on(rule.date) + time);
      case 'cutoff':
        return rule.from ? words.fromTo(on(rule.from), rule.to ? on(rule.to) : words.open) : words.until(on(rule.date));
      case 'publicity':
      case 'within':
      case 'before':
        return words.span(rule.form, rule.anchor ?? '', rule.bound ? (words.bounds[rule.bound] ?? '') : '', rule.n === null || rule.n === undefined ? words.noNumber : `${rule.n}`, rule.unit ? (words.units[rule.unit] ?? '') : '');
      default:
        // Rounds have names of ours for their days; the notice's own words say them better.
        return rule.value && !/[a-z]/i.test(rule.value) ? rule.value : rule.quote;
    }
  };
}
