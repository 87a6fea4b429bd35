import { ReactNode, useEffect } from 'react';
import Skeleton from '@mui/material/Skeleton';
import { DatabaseOptions } from '@backstage-eco/plugin-eco-common';
import { WithDatabaseOptions } from '../components/databases/WithDatabaseOptions';
import { SharedQueryProvider } from '../components/EcoQueryProvider';

/** Shows a field of a template once it is known what may be chosen. */
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
