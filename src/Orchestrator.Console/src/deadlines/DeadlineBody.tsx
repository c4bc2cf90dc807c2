import { Skeleton } from 'antd';
import { useDeadline } from '../api/queries';
import type { DeadlineDetail, DueItem } from '../api/types';
import { day, moment } from '../common/format';
import { ProblemNote } from '../common/ProblemNote';
import { useLanguage, useText } from '../text/language';
import { DueTags } from './DueTags';
import { ProofStrip } from './ProofStrip';
import { useDueText } from './useDueText';

/** All about one deadline: why this day, under which sentence, who was told, what moved, how it was decided. */
export function DeadlineBody({ item, hasDetail }: { item: DueItem; hasDetail: boolean }) {
  const text = useText();
  const due = useDueText();
  const detail = useDeadline(hasDetail ? item.cycleCode : null, item.id);
  return (
    <>
      <p className="drawer-when">{due.when(item)}</p>
      <div className="list-meta"><DueTags item={item} />{due.left(item) && <span className="muted">{due.left(item)}</span>}</div>
      {due.hint(item) && <p className="hint">{due.hint(item)}</p>}
      <dl className="facts">
        {item.actorText && <><dt>{text.deadline.who}</dt><dd>{item.actorText}</dd></>}
        {item.action && item.action !== item.title && <><dt>{text.deadline.action}</dt><dd>{item.action}</dd></>}
        <dt>{text.deadline.nature}</dt><dd>{text.timeline.kinds[item.kind]}{item.kind === 'statutory' && !item.hard ? `（${text.timeline.soft}）` : ''}</dd>
      </dl>
      <h3>{text.deadline.clause}</h3>
      {item.clauses.length === 0 && <p className="muted">{text.common.none}</p>}
      {item.clauses.map((clause) => (
        <blockquote key={clause.id}><span className="clause">{clause.id}</span> {clause.quote ?? text.deadline.noQuote}</blockquote>
      ))}
      {detail.isLoading && <Skeleton active paragraph={{ rows: 5 }} />}
      {detail.error && <ProblemNote error={detail.error} onRetry={() => void detail.refetch()} />}
      {detail.data && <Detail detail={detail.data} />}
    </>
  );
}

function Detail({ detail }: { detail: DeadlineDetail }) {
  const text = useText();
  const { language } = useLanguage();
  return (
    <>
      <h3>{text.deadline.why}</h3>
      {detail.proof ? <ProofStrip proof={detail.proof} /> : <p className="muted">{text.deadline.noProof}</p>}
      <h3>{text.deadline.decision}</h3>
      {detail.decision ? (
        <dl className="facts">
          <dt>{text.deadline.decision}</dt><dd>{moment(detail.decision.at)}</dd>
          <dt>{text.deadline.decidedBy}</dt><dd>{detail.decision.by}</dd>
          <dt>{text.deadline.lateness}</dt><dd>{text.deadline.latenessText(detail.decision.latenessMs)}</dd>
        </dl>
      ) : <p className="muted">{text.deadline.undecided}</p>}
      <h3>{text.deadline.told}</h3>
      {detail.notices.length === 0 ? <p className="muted">{text.deadline.noTold}</p> : (
        <ul className="journal">
          {detail.notices.map((notice, i) => (
            <li key={i}><time>{moment(notice.at)}</time> <b>{notice.recipient}</b> <span className="muted">{notice.channel} · {text.deadline.template} {notice.template}</span></li>
          ))}
        </ul>
      )}
      <h3>{text.deadline.moves}</h3>
      {detail.moves.length === 0 ? <p className="muted">{text.deadline.noMoves}</p> : (
        <ul className="journal">
          {detail.moves.map((move, i) => (
            <li key={i}><time>{moment(move.at)}</time> {text.deadline.moved(move.fromDate ? day(move.fromDate, language) : text.common.unknown, move.toDate ? day(move.toDate, language) : text.common.unknown)}<div className="muted">{move.reason}{move.by ? ` · ${move.by}` : ''}</div></li>
          ))}
        </ul>
      )}
    </>
  );
}
