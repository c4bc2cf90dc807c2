import { Drawer } from 'antd';
import { Link } from 'react-router';
import type { DueItem } from '../api/types';
import { useText } from '../text/language';
import { ApplicationBody, applicationPath } from './ApplicationBody';

interface Props {
  code: string;
  /** Undefined closes the drawer. */
  number: string | undefined;
  onClose: () => void;
  onSelectDeadline: (item: DueItem) => void;
}

/** An application beside the list that it was chosen in. */
export function ApplicationDrawer({ code, number, onClose, onSelectDeadline }: Props) {
  const text = useText();
  return (
    <Drawer
      open={number !== undefined}
      onClose={onClose}
      size={520}
      title={number}
      extra={number !== undefined && <Link to={applicationPath(code, number)}>{text.cycle.applicationPage}</Link>}
    >
      <ApplicationBody code={code} number={number} onSelectDeadline={onSelectDeadline} />
    </Drawer>
  );
}
