import { ReactNode } from 'react';
import { Stack } from '@backstage-eco/plugin-eco-common';
import { useStack } from '../../hooks/useStack';
import { WithAnswer } from '../WithAnswer';

/** Renders the stack, as {@link WithAnswer} does. */
export function WithStack(props: {
  skeleton: ReactNode;
  children: (stack: Stack) => ReactNode;
}) {
  return <WithAnswer answer={useStack()} {...props} />;
}
