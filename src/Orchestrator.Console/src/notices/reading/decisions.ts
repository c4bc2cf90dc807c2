import type { ReadRule, RuleDecision } from '../../api/types';

/** Nothing is decided yet. */
export function openDecisions(rules: readonly ReadRule[]): RuleDecision[] {
  return rules.map(() => ({ verdict: 'open' }));
}

/** Which values of a rule can be corrected: its days, or how many units of what. */
export function fieldsOf(rule: ReadRule): ('from' | 'to' | 'date' | 'n')[] {
  switch (rule.form) {
    case 'window':
      return ['from', 'to'];
    case 'by':
    case 'from':
    case 'vague':
      return ['date'];
    case 'cutoff':
      return rule.from === null ? ['date'] : ['from', 'to'];
    case 'publicity':
    case 'within':
    case 'before':
      return ['n'];
    default:
      return rule.date ? ['date'] : [];
  }
}

/** The rule as it was decided: a correction's values take the place of those that were read. */
export function decided(rule: ReadRule, decision: RuleDecision): ReadRule {
  if (decision.verdict !== 'corrected') return rule;
  const { from = null, to = null, date = null, n = null, unit = null } = decision;
  return { ...rule, from, to, date, n, unit };
}

/** A correction that begins with what was read. */
export function correctionOf(rule: ReadRule, decision: RuleDecision): RuleDecision {
  const { from = null, to = null, date = null, n = null, unit = null } = decided(rule, decision);
  return { verdict: 'corrected', from, to, date, n, unit };
}

/** Confirms what nobody has decided and nothing was found about. */
export function confirmRest(rules: readonly ReadRule[], decisions: readonly RuleDecision[]): RuleDecision[] {
  return decisions.map((decision, i) => (decision.verdict === 'open' && rules[i]?.findings?.length === 0 ? { verdict: 'confirmed' } : decision));
}

export function openCount(decisions: readonly RuleDecision[]): number {
  return decisions.filter((decision) => decision.verdict === 'open').length;
}
