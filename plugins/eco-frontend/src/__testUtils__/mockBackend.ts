import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { setupServer } from 'msw/node';

/**
 * A server in front of the network for the tests of a file, which tell it what to
 * answer. What they do not tell is refused, and forgotten after each test.
 */
export function mockBackend() {
  const server = setupServer();
  registerMswTestHooks(server);
  return server;
}
