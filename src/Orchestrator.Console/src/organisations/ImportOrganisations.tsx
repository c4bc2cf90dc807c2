import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Modal, Upload } from 'antd';
import { useState } from 'react';
import { api } from '../api/client';
import { unwrap } from '../api/problem';
import { keys } from '../api/queries';
import { ProblemNote } from '../common/ProblemNote';
import { useText } from '../text/language';
import { ImportPreview } from './ImportPreview';

/** The body is the file itself. */
const asFile = (file: File) => ({
  body: file as unknown as string,
  bodySerializer: (body: unknown) => body as Blob,
  headers: { 'Content-Type': 'application/octet-stream' },
});

/** Chooses a table, shows what it would change, and imports exactly that. */
export function ImportOrganisations() {
  const text = useText();
  const words = text.organisations;
  const client = useQueryClient();
  const { message } = App.useApp();
  const [file, setFile] = useState<File>();
  const preview = useMutation({
    mutationFn: (chosen: File) => unwrap(api.POST('/api/console/v1/organisations/import/preview', asFile(chosen))),
  });
  const load = useMutation({
    mutationFn: (confirmed: { file: File; preview: string }) =>
      unwrap(api.POST('/api/console/v1/organisations/import', { params: { query: { preview: confirmed.preview } }, ...asFile(confirmed.file) })),
    onSuccess: async (done) => {
      void message.success(words.done(done.added, done.changed));
      setFile(undefined);
      await client.invalidateQueries({ queryKey: keys.organisations });
    },
  });

  function choose(chosen: File) {
    load.reset();
    setFile(chosen);
    preview.mutate(chosen);
    return false;
  }

  const hash = preview.data?.preview;
  const isNew = preview.data !== undefined && preview.data.added + preview.data.changed > 0;
  const error = preview.error ?? load.error;
  return (
    <>
      <Upload accept=".xlsx" showUploadList={false} beforeUpload={choose}><Button loading={preview.isPending}>{words.import}</Button></Upload>
      <Modal
        open={file !== undefined && !preview.isPending}
        title={words.importTitle(file?.name ?? '')}
        okText={words.confirm}
        okButtonProps={{ disabled: !hash || !isNew, loading: load.isPending }}
        onOk={() => file && hash && load.mutate({ file, preview: hash })}
        onCancel={() => setFile(undefined)}
      >
        {error && <ProblemNote error={error} />}
        {preview.data && <ImportPreview preview={preview.data} />}
      </Modal>
    </>
  );
}
