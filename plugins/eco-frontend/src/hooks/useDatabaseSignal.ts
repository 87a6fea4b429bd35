import { useEffect } from 'react';
import { useSignal } from '@backstage/plugin-signals-react';
import { ECO_DATABASES_CHANNEL } from '@backstage-eco/plugin-eco-common';
import { useQueryClient } from '@tanstack/react-query';
import { DATABASES_KEY } from '../api/databaseQueries';

/**
 * Refetches databases when the backend signals a change. Without signals, the
 * pages poll.
 */
export function useDatabaseSignal(): void {
  const { lastSignal } = useSignal(ECO_DATABASES_CHANNEL);
  const queryClient = useQueryClient();
  useEffect(() => {
    if (lastSignal) {
      queryClient.invalidateQueries({ queryKey: DATABASES_KEY });
    }
  }, [lastSignal, queryClient]);
}
