import { Component, PropsWithChildren, ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { LoadFailure } from '../../components/PageStates';

/** React requires a class component to catch errors of children. */
class Boundary extends Component<
  PropsWithChildren<{ path: string; onRetry: () => void }>,
  { error?: Error }
> {
  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  state: { error?: Error } = {};

  componentDidUpdate(before: { path: string }) {
    if (this.state.error && before.path !== this.props.path) {
      this.setState({ error: undefined });
    }
  }

  render(): ReactNode {
    const { children, onRetry } = this.props;
    const { error } = this.state;
    return error ? (
      <LoadFailure
        error={error}
        onRetry={() => {
          onRetry();
          this.setState({ error: undefined });
        }}
      />
    ) : (
      children
    );
  }
}

/**
 * Keeps the header and tabs if a page fails to render the backend's answer, and
 * shows the error. A retry fetches all data again.
 */
export function PageBoundary(props: PropsWithChildren<{ path: string }>) {
  const client = useQueryClient();
  return <Boundary {...props} onRetry={() => client.resetQueries()} />;
}
