import type { NoticeCitation } from '../api/types';
import { useLanguage, useText } from '../text/language';

/** The definitions that cite a notice, and what an import would break in them. */
export function Citing({ citing }: { citing: readonly NoticeCitation[] }) {
  const text = useText();
  const { language } = useLanguage();
  if (citing.length === 0) return <p className="muted">{text.notices.noneCites}</p>;
  return (
    <ul className="citing">
      {citing.map((cited) => (
        <li key={cited.definitionId}>
          <b>{cited.name}</b> <span className="muted">{text.notices.cites(cited.version, cited.cited)}{!cited.isPublished && `，${text.notices.draft}`}</span>
          {cited.missing.length > 0 && <div className="hint">{text.notices.missing} {cited.missing.map((clause) => <code key={clause} className="clause">{clause}</code>)}</div>}
          {cited.findings.map((finding, i) => <div key={i} className="hint">{language === 'zh' ? finding.message : finding.messageEn}</div>)}
        </li>
      ))}
    </ul>
  );
}
