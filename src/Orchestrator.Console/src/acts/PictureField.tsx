import { useMutation } from '@tanstack/react-query';
import { Button, Upload } from 'antd';
import { useRef } from 'react';
import { api } from '../api/client';
import { unwrap } from '../api/problem';
import { ProblemNote } from '../common/ProblemNote';
import { useText } from '../text/language';
import type { Subject } from './useActs';

interface Picture {
  fileName: string;
  contentType: string;
  sha256: string;
}

interface Props {
  subject: Subject;
  value?: Picture[];
  onChange?: (value: Picture[]) => void;
}

/** Pictures that prove a posting: each is kept by the server first and then named by its hash. */
export function PictureField({ subject, value = [], onChange }: Props) {
  const text = useText();
  const kept = useRef(value);
  const upload = useMutation({
    mutationFn: async (file: File) => {
      const { contentType, sha256 } = await unwrap(send(subject, file));
      return { fileName: file.name, contentType, sha256 };
    },
    onSuccess: (picture) => {
      // Another may have come in since this one was chosen.
      kept.current = [...kept.current.filter((known) => known.sha256 !== picture.sha256), picture];
      onChange?.(kept.current);
    },
  });
  return (
    <Upload
      accept="image/png,image/jpeg,image/webp"
      fileList={value.map((picture) => ({ uid: picture.sha256, name: picture.fileName, status: 'done' as const }))}
      beforeUpload={(file) => { upload.mutate(file); return false; }}
      onRemove={(file) => {
        kept.current = kept.current.filter((picture) => picture.sha256 !== file.uid);
        onChange?.(kept.current);
      }}
    >
      <Button loading={upload.isPending}>{text.acts.addPicture}</Button>
      {upload.error && <div onClick={(event) => event.stopPropagation()}><ProblemNote error={upload.error} /></div>}
    </Upload>
  );
}

/** The body is the picture itself. */
function send({ code, number }: Subject, file: File) {
  const sent = {
    body: file as unknown as string,
    bodySerializer: (body: unknown) => body as Blob,
    headers: { 'Content-Type': file.type },
  };
  const query = { fileName: file.name };
  return number === undefined
    ? api.POST('/api/console/v1/cycles/{code}/evidence', { params: { path: { code }, query }, ...sent })
    : api.POST('/api/console/v1/cycles/{code}/applications/{number}/evidence', { params: { path: { code, number }, query }, ...sent });
}
