import { ReactNode, useEffect } from 'react';
import Skeleton from '@mui/material/Skeleton';
import { DatabaseOptions } from '@backstage-eco/plugin-eco-common';
import { WithDatabaseOptions } from '../components/databases/WithDatabaseOptions';
import { SharedQueryProvider } from '../components/EcoQueryProvider';

/** Renders a template field once its options have loaded. */
export function WithOptions(props: {
  children: (options: DatabaseOptions) => ReactNode;
}) {
  return (
    <SharedQueryProvider>
      <WithDatabaseOptions
        skeleton={<Skeleton variant="rounded" height={40} />}
      >
        {props.children}
      </WithDatabaseOptions>
    </SharedQueryProvider>
  );
}

/** Fills in the only option, or the most common one. */
export function useDefault(
  value: string,
  fallback: string | undefined,
  onChange: (value: string) => void,
): void {
  useEffect(() => {
    if (!value && fallback) {
      onChange(fallback);
    }
    // Once for each offered value, so that the user can clear the field again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [fallback]);
}
