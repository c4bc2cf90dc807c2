import { PrinterOutlined } from '@ant-design/icons';
import { Button, Card, Skeleton } from 'antd';
import { Link, useParams } from 'react-router';
import { useDeadline } from '../api/queries';
import { ProblemNote } from '../common/ProblemNote';
import { useTitle } from '../common/useTitle';
import { useText } from '../text/language';
import { DeadlineBody } from './DeadlineBody';

/** One deadline at an address of its own, to be sent round and printed. */
export function DeadlinePage() {
  const text = useText();
  const { code = '', id = '' } = useParams();
  const deadline = useDeadline(code, id);
  useTitle(deadline.data?.title);
  if (deadline.isLoading) return <Skeleton active paragraph={{ rows: 10 }} />;
  if (!deadline.data) return <ProblemNote error={deadline.error} onRetry={() => void deadline.refetch()} />;
  return (
    <>
      <div className="page-head">
        <div>
          <p className="muted"><Link to="/">{text.menu.overview}</Link> / <Link to={`/cycles/${code}`}>{code}</Link></p>
          <h1>{deadline.data.title}</h1>
        </div>
        <div className="actions"><Button icon={<PrinterOutlined />} onClick={() => window.print()}>{text.common.print}</Button></div>
      </div>
      <Card size="small" className="reading"><DeadlineBody item={deadline.data} hasDetail /></Card>
    </>
  );
}
