import { PrinterOutlined } from '@ant-design/icons';
import { Button, Card } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { useTitle } from '../common/useTitle';
import { deadlinePath } from '../deadlines/DeadlineDrawer';
import { useText } from '../text/language';
import { ApplicationBody } from './ApplicationBody';

/** One application at an address of its own. */
export function ApplicationPage() {
  const text = useText();
  const navigate = useNavigate();
  const { code = '', number = '' } = useParams();
  useTitle(number);
  return (
    <>
      <div className="page-head">
        <div>
          <p className="muted"><Link to="/">{text.menu.overview}</Link> / <Link to={`/cycles/${code}`}>{code}</Link></p>
          <h1>{number}</h1>
        </div>
        <div className="actions"><Button icon={<PrinterOutlined />} onClick={() => window.print()}>{text.common.print}</Button></div>
      </div>
      <Card size="small" className="reading">
        <ApplicationBody code={code} number={number} onSelectDeadline={(item) => void navigate(deadlinePath(item))} />
      </Card>
    </>
  );
}
