import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Card, Input, Upload } from 'antd';
import { useState } from 'react';
import { api } from '../api/client';
import { unwrap } from '../api/problem';
import { keys } from '../api/queries';
import type { CalendarPreview } from '../api/types';
import { ProblemNote } from '../common/ProblemNote';
import { useText } from '../text/language';
import { Changes } from './Changes';

type Body = Record<string, unknown>;

/** Paste or choose a year's arrangement, see what it would change, hand it to a second person. */
export function CalendarImport() {
  const text = useText();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [source, setSource] = useState('');
  const [previewed, setPreviewed] = useState<{ body: Body; preview: CalendarPreview } | null>(null);
  const [unreadable, setUnreadable] = useState(false);
  const preview = useMutation({
    mutationFn: (body: Body) => unwrap(api.POST('/api/console/v1/calendars/preview', { body })),
    onSuccess: (answer, body) => setPreviewed({ body, preview: answer }),
  });
  const propose = useMutation({
    mutationFn: (body: Body) => unwrap(api.POST('/api/console/v1/calendars', { body })),
    onSuccess: async () => {
      change('');
      void message.success(text.calendars.submitted);
      await client.invalidateQueries({ queryKey: keys.calendars });
    },
  });

  function change(to: string) {
    setSource(to);
    setPreviewed(null);
    setUnreadable(false);
    preview.reset();
    propose.reset();
  }

  function show() {
    try {
      const body: unknown = JSON.parse(source);
      if (typeof body !== 'object' || body === null || Array.isArray(body)) setUnreadable(true);
      else preview.mutate(body as Body);
    } catch {
      setUnreadable(true);
    }
  }

  return (
    <Card size="small" className="below" title={text.calendars.import}>
      <div className="actions">
        <Upload accept=".json,application/json" showUploadList={false} beforeUpload={(file) => { void file.text().then(change); return false; }}>
          <Button>{text.calendars.file}</Button>
        </Upload>
        <span className="muted">{text.calendars.fourEyes}</span>
      </div>
      <Input.TextArea aria-label={text.calendars.paste} placeholder={text.calendars.paste} value={source} onChange={(event) => change(event.target.value)} rows={6} className="code below" />
      {unreadable && <Alert type="error" showIcon title={text.calendars.badJson} />}
      {(preview.error ?? propose.error) && <ProblemNote error={preview.error ?? propose.error} />}
      {previewed && <Changes changes={previewed.preview.changes} document={previewed.preview.documentNo} moved={previewed.preview.movedDeadlines} />}
      <div className="actions below">
        <Button onClick={show} disabled={source.trim() === ''} loading={preview.isPending}>{text.calendars.preview}</Button>
        <Button type="primary" disabled={!previewed || previewed.preview.changes.length === 0} loading={propose.isPending} onClick={() => previewed && propose.mutate(previewed.body)}>{text.calendars.submit}</Button>
      </div>
    </Card>
  );
}
