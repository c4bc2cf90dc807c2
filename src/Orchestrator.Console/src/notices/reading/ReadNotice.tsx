import { useMutation } from '@tanstack/react-query';
import { Button, Card, Input, InputNumber, Upload } from 'antd';
import { useState } from 'react';
import { api } from '../../api/client';
import { unwrap } from '../../api/problem';
import { ProblemNote } from '../../common/ProblemNote';
import { useText } from '../../text/language';
import { ReadingDesk } from './ReadingDesk';

/** Paste or choose a notice's text; what the server reads in it is then decided rule by rule. */
export function ReadNotice({ onProposed }: { onProposed: () => void }) {
  const words = useText().reading;
  const [source, setSource] = useState('');
  const [year, setYear] = useState<number | null>(null);
  const read = useMutation({
    mutationFn: (document: Blob) =>
      unwrap(
        api.POST('/api/console/v1/notices/reading', {
          params: { query: year === null ? {} : { year } },
          // The body is the document itself.
          body: document as unknown as string,
          bodySerializer: (body: unknown) => body as Blob,
          headers: { 'Content-Type': 'application/octet-stream' },
        }),
      ),
  });
  if (read.data)
    return (
      <ReadingDesk
        key={read.submittedAt}
        reading={read.data}
        onAgain={() => read.reset()}
        onProposed={() => {
          read.reset();
          setSource('');
          onProposed();
        }}
      />
    );
  return (
    <Card size="small" title={words.title}>
      <p className="muted">{words.intro}</p>
      <div className="actions">
        <label>{words.year} <InputNumber min={1990} max={2199} precision={0} value={year} onChange={setYear} placeholder={words.yearHint} className="reading-year" /></label>
        <Upload accept=".txt,.docx,.pdf" showUploadList={false} beforeUpload={(file) => { read.mutate(file); return false; }}>
          <Button loading={read.isPending}>{words.choose}</Button>
        </Upload>
      </div>
      <Input.TextArea aria-label={words.paste} placeholder={words.paste} value={source} onChange={(event) => setSource(event.target.value)} rows={12} className="below" />
      {read.error && <div className="below"><ProblemNote error={read.error} /></div>}
      <div className="actions below"><Button type="primary" disabled={source.trim() === ''} loading={read.isPending} onClick={() => read.mutate(new Blob([source], { type: 'text/plain' }))}>{words.start}</Button></div>
    </Card>
  );
}
