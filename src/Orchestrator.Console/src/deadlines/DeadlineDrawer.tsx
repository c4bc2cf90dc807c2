import { Drawer } from 'antd';
import { Link } from 'react-router';
import type { DueItem } from '../api/types';
import { useText } from '../text/language';
import { DeadlineBody } from './DeadlineBody';

interface Props {
  /** Null closes the drawer. */
  item: DueItem | null;
  /** False in the sandbox, whose deadlines live only as long as it plays. */
  hasDetail?: boolean;
  onClose: () => void;
}

/** A deadline beside the page that it was chosen on. */
export function DeadlineDrawer({ item, hasDetail = true, onClose }: Props) {
  const text = useText();
  return (
    <Drawer
      open={item !== null}
      onClose={onClose}
      size={480}
      title={item?.title}
      extra={item && hasDetail && <Link to={deadlinePath(item)}>{text.deadline.page}</Link>}
      className="deadline-drawer"
    >
      {item !== null && <DeadlineBody item={item} hasDetail={hasDetail} />}
    </Drawer>
  );
}

/** Where a deadline has its own page. */
export function deadlinePath(item: { cycleCode: string; id: string }) {
  return `/cycles/${item.cycleCode}/deadlines/${encodeURIComponent(item.id)}`;
}
