import { Button } from 'antd';
import { ProblemNote } from '../common/ProblemNote';
import { useText } from '../text/language';
import { NoticePreviewView } from './NoticePreviewView';
import type { NoticeImportFlow } from './useNoticeImport';

/** What the previewed file would change, what is wrong with it, and the step that hands it to a second person. */
export function ImportSteps({ flow }: { flow: NoticeImportFlow }) {
  const text = useText();
  const { preview, propose } = flow;
  const error = preview.error ?? propose.error;
  const file = preview.variables;
  return (
    <>
      {error && <div className="below"><ProblemNote error={error} /></div>}
      {preview.data && file && (
        <>
          <NoticePreviewView preview={preview.data} />
          <div className="actions below">
            <Button type="primary" disabled={preview.data.changes.length === 0} loading={propose.isPending} onClick={() => propose.mutate(file)}>{text.notices.submit}</Button>
            <span className="muted">{text.notices.fourEyes}</span>
          </div>
        </>
      )}
    </>
  );
}
