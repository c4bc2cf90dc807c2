import { Alert, Button, Card, Input, Upload } from 'antd';
import { useState } from 'react';
import { useText } from '../text/language';
import { ImportSteps } from './ImportSteps';
import { useNoticeImport, type NoticeFile } from './useNoticeImport';

/** Paste or choose a notice file, see what it would change, hand it to a second person. */
export function NoticeImport({ onProposed }: { onProposed: () => void }) {
  const text = useText();
  const [source, setSource] = useState('');
  const [unreadable, setUnreadable] = useState(false);
  const flow = useNoticeImport(() => {
    change('');
    onProposed();
  });

  function change(to: string) {
    setSource(to);
    setUnreadable(false);
    flow.reset();
  }

  function show() {
    const file = fileOf(source);
    if (file) flow.preview.mutate(file);
    else setUnreadable(true);
  }

  return (
    <Card size="small" title={text.notices.import}>
      <div className="actions">
        <Upload accept=".json,application/json" showUploadList={false} beforeUpload={(file) => { void file.text().then(change); return false; }}>
          <Button>{text.notices.file}</Button>
        </Upload>
        <span className="muted">{text.notices.importHint}</span>
      </div>
      <Input.TextArea aria-label={text.notices.paste} placeholder={text.notices.paste} value={source} onChange={(event) => change(event.target.value)} rows={6} className="code below" />
      {unreadable && <Alert type="error" showIcon title={text.notices.badJson} />}
      <div className="actions below"><Button onClick={show} disabled={source.trim() === ''} loading={flow.preview.isPending}>{text.notices.preview}</Button></div>
      <ImportSteps flow={flow} />
    </Card>
  );
}

function fileOf(source: string): NoticeFile | undefined {
  try {
    const body: unknown = JSON.parse(source);
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as NoticeFile) : undefined;
  } catch {
    return undefined;
  }
}
