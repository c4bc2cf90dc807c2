import { useCallback, useSyncExternalStore } from 'react';

/** Whether the window is at most so many pixels wide; 720 is a telephone's or a small tablet's. */
export function useIsNarrow(most = 720): boolean {
  const query = `(max-width: ${most}px)`;
  const subscribe = useCallback(
    (changed: () => void) => {
      const media = matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}
