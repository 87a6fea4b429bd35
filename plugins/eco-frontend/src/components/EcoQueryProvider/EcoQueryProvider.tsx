import { PropsWithChildren, useState } from 'react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { failureOf } from '../../api';
import { REFETCH_INTERVAL_MS } from '../../api/queries';

function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        refetchInterval: REFETCH_INTERVAL_MS,
        staleTime: REFETCH_INTERVAL_MS / 3,
        // A refusal does not become a permission by asking again.
        retry: (count, error) => count < 1 && failureOf(error) === 'other',
        retryDelay: 500,
      },
    },
  });
}

/**
 * The cache of Eco's pages. It is their own, so that neither the app nor
 * another plugin has to bring one.
 */
export function EcoQueryProvider(props: PropsWithChildren<{}>) {
  const [client] = useState(createQueryClient);
  return (
    <QueryClientProvider client={client}>{props.children}</QueryClientProvider>
  );
}

let sharedClient: QueryClient | undefined;

/** The same for fields that stand apart from each other, and share a cache. */
export function SharedQueryProvider(props: PropsWithChildren<{}>) {
  sharedClient ??= createQueryClient();
  return (
    <QueryClientProvider client={sharedClient}>
      {props.children}
    </QueryClientProvider>
  );
}
