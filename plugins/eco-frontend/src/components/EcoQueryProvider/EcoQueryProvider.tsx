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
        // A refusal is final, so only other errors are retried.
        retry: (count, error) => count < 1 && failureOf(error) === 'other',
        retryDelay: 500,
      },
    },
  });
}

/**
 * Provides the query cache of Eco's pages. It is private, so neither the app
 * nor another plugin needs to provide one.
 */
export function EcoQueryProvider(props: PropsWithChildren<{}>) {
  const [client] = useState(createQueryClient);
  return (
    <QueryClientProvider client={client}>{props.children}</QueryClientProvider>
  );
}

let sharedClient: QueryClient | undefined;

/** Provides one shared cache to fields that are mounted separately. */
export function SharedQueryProvider(props: PropsWithChildren<{}>) {
  sharedClient ??= createQueryClient();
  return (
    <QueryClientProvider client={sharedClient}>
      {props.children}
    </QueryClientProvider>
  );
}
