import type { ReadFinding } from '../../api/types';
import { useLanguage } from '../../text/language';

const tones: Record<ReadFinding['severity'], string> = { error: 'tone-missed', warning: 'tone-soon', info: 'tone-open' };

/** What somebody should look at; with its sentence where the rule does not stand beside it. */
export function FindingLine({ finding, withSentence = false }: { finding: ReadFinding; withSentence?: boolean }) {
  const { language } = useLanguage();
  return (
    <div className={`left ${tones[finding.severity]}`}>
      {language === 'zh' ? finding.message : finding.messageEn}
      {withSentence && finding.quote && <blockquote>{finding.quote}</blockquote>}
    </div>
  );
}
