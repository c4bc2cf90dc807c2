import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client';
import { unwrap } from '../../api/problem';
import type { NoticeFileRequest } from '../../api/types';

/** Stores the year of a decided text as drafts. */
export function useYearDraft() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ body, replace }: { body: NoticeFileRequest; replace: boolean }) =>
      unwrap(api.POST('/api/console/v1/notices/reading/draft', { params: { query: { replace } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['definitions'] }),
  });
}
