import { ReactNode, useEffect } from 'react';
import Alert from '@mui/material/Alert';
import Skeleton from '@mui/material/Skeleton';
import { DatabaseOptions } from '@backstage-eco/plugin-eco-common';
import { useQuery } from '@tanstack/react-query';
import { SharedQueryProvider } from '../components/EcoQueryProvider';
import { useDatabaseQueries } from '../hooks/useDatabaseQueries';

/** Shows a field of a template once it is known what may be chosen. */
export function WithOptions(props: {
  children: (options: DatabaseOptions) => ReactNode;
}) {
  return (
    <SharedQueryProvider>
      <Loaded>{props.children}</Loaded>
    </SharedQueryProvider>
  );
}

function Loaded(props: { children: (options: DatabaseOptions) => ReactNode }) {
  const { data, error } = useQuery(useDatabaseQueries().options());
  if (data) {
    return <>{props.children(data)}</>;
  }
  return error ? (
    <Alert severity="error" sx={{ overflowWrap: 'anywhere' }}>
      {error.message}
    </Alert>
  ) : (
    <Skeleton variant="rounded" height={40} />
  );
}

/** Fills in what there is no choice about, or what most people choose. */
export function useDefault(
  value: string,
  fallback: string | undefined,
  onChange: (value: string) => void,
): void {
  useEffect(() => {
    if (!value && fallback) {
      onChange(fallback);
    }
    // Once for each value that is offered: a person may empty the field again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [fallback]);
}
