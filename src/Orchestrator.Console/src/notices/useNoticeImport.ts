import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { api } from '../api/client';
import { unwrap } from '../api/problem';
import { keys } from '../api/queries';
import { useText } from '../text/language';

export type NoticeFile = Record<string, unknown>;

/** Previews a notice file and hands it to a second person. */
export function useNoticeImport(onProposed: () => void) {
  const text = useText();
  const client = useQueryClient();
  const { message } = App.useApp();
  const preview = useMutation({ mutationFn: (body: NoticeFile) => unwrap(api.POST('/api/console/v1/notices/preview', { body })) });
  const propose = useMutation({
    mutationFn: (body: NoticeFile) => unwrap(api.POST('/api/console/v1/notices', { body })),
    onSuccess: async () => {
      reset();
      void message.success(text.notices.submitted);
      await client.invalidateQueries({ queryKey: keys.notices });
      onProposed();
    },
  });

  function reset() {
    preview.reset();
    propose.reset();
  }

  return { preview, propose, reset };
}

export type NoticeImportFlow = ReturnType<typeof useNoticeImport>;
