import { Drawer, Skeleton, Tag } from 'antd';
import { Fragment } from 'react';
import { useNotice } from '../api/queries';
import type { NoticeClause } from '../api/types';
import { longDay } from '../common/format';
import { ProblemNote } from '../common/ProblemNote';
import { useLanguage, useText } from '../text/language';
import { Citing } from './Citing';
import { useRegionName } from './useRegionName';

/** One notice: what it says about itself, who cites it, its clauses by section with the minimum each sets. */
export function NoticeDrawer({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const text = useText();
  const { language } = useLanguage();
  const notice = useNotice(id);
  const regionName = useRegionName();
  const facts: [string, string | null | undefined][] = notice.data
    ? [
        [text.notices.number, notice.data.number],
        [text.notices.issuer, notice.data.issuer],
        [text.notices.issued, notice.data.issued && longDay(notice.data.issued, language)],
        [text.notices.year, notice.data.year?.toString()],
        [text.notices.place, notice.data.jurisdiction],
        [text.notices.calendar, regionName(notice.data.region)],
        [text.notices.remark, notice.data.note],
      ]
    : [];
  return (
    <Drawer open={id !== undefined} onClose={onClose} size={720} title={id} className="notice-drawer">
      {notice.isLoading && <Skeleton active />}
      {notice.error && <ProblemNote error={notice.error} onRetry={() => void notice.refetch()} />}
      {notice.data && (
        <>
          <h2>{notice.data.title}</h2>
          <dl className="facts">{facts.filter(([, value]) => value).map(([name, value]) => <Fragment key={name}><dt>{name}</dt><dd>{value}</dd></Fragment>)}</dl>
          <h3>{text.notices.citing}</h3>
          <Citing citing={notice.data.citing} />
          <h3>{text.notices.clauses}</h3>
          {sectionsOf(notice.data.clauses).map(([section, clauses]) => (
            <section key={section} className="notice-section">
              <h4>{text.notices.section(section)}</h4>
              {clauses.map((clause) => (
                <div key={clause.id} className="notice-clause">
                  <code className="clause">{clause.id}</code> <Tag>{text.notices.kinds[clause.kind] ?? clause.kind}</Tag>
                  {clause.floor && <Tag color="red">{text.notices.floor} {clause.floor}</Tag>}
                  <blockquote>{clause.sentence}</blockquote>
                </div>
              ))}
            </section>
          ))}
        </>
      )}
    </Drawer>
  );
}

function sectionsOf(clauses: readonly NoticeClause[]): [string, NoticeClause[]][] {
  const sections = new Map<string, NoticeClause[]>();
  for (const clause of clauses) sections.set(clause.section, [...(sections.get(clause.section) ?? []), clause]);
  return [...sections];
}
