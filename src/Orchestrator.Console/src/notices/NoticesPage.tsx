import { Badge, Skeleton, Tabs } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useNotices, useSession } from '../api/queries';
import { ProblemNote } from '../common/ProblemNote';
import { may } from '../session/roles';
import { useText } from '../text/language';
import { NoticeDrawer } from './NoticeDrawer';
import { NoticeImport } from './NoticeImport';
import { NoticeProposalCard } from './NoticeProposalCard';
import { NoticesTable } from './NoticesTable';
import { ReadNotice } from './reading/ReadNotice';

/** 通知: those in force, the imports that wait for a second person, and the two ways to bring one in: its text or its file. */
export function NoticesPage() {
  const text = useText();
  const [search, setSearch] = useSearchParams();
  const [shown, setShown] = useState<string>();
  const session = useSession();
  const notices = useNotices();
  const mayChange = may.changeNotices(session.data);
  const pending = notices.data?.pending ?? [];
  const waits = () => setSearch({ show: 'waiting' });
  const inForce = (
    <>
      {notices.isLoading && <Skeleton active />}
      {notices.error && <ProblemNote error={notices.error} onRetry={() => void notices.refetch()} />}
      {notices.data && <NoticesTable notices={notices.data.notices} onShow={setShown} />}
    </>
  );
  const waiting = (
    <>
      {pending.map((proposal) => <NoticeProposalCard key={proposal.id} proposal={proposal} mayApprove={mayChange && proposal.proposedBy !== session.data?.user.name} mayReject={mayChange} />)}
      {pending.length === 0 && <p className="muted">{text.notices.noneWaiting}</p>}
    </>
  );
  return (
    <>
      <div className="page-head"><div><h1>{text.notices.title}</h1><p className="muted">{text.notices.intro}</p></div></div>
      <Tabs
        activeKey={search.get('show') ?? 'inForce'}
        onChange={(show) => setSearch({ show })}
        items={[
          { key: 'inForce', label: text.notices.inForce, children: inForce },
          { key: 'waiting', label: <Badge count={pending.length} size="small" offset={[10, 0]}>{text.notices.waiting}</Badge>, children: waiting },
          ...(mayChange
            ? [
                { key: 'read', label: text.notices.read, children: <ReadNotice onProposed={waits} /> },
                { key: 'import', label: text.notices.import, children: <NoticeImport onProposed={waits} /> },
              ]
            : []),
        ]}
      />
      <NoticeDrawer id={shown} onClose={() => setShown(undefined)} />
    </>
  );
}
