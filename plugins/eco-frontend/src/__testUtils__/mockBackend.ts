import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { setupServer } from 'msw/node';

/**
 * Starts a mock server for the tests of a file. Unhandled requests fail, and
 * handlers are reset after each test.
 */
export function mockBackend() {
  const server = setupServer();
  registerMswTestHooks(server);
  return server;
}
