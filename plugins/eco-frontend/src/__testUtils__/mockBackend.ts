import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { setupServer } from 'msw/node';

/** The first page of a file takes long where much else runs. */
const TEST_WITHIN_MS = 300_000;

/**
 * A server in front of the network for the tests of a file, which tell it what to
 * answer. What they do not tell is refused, and forgotten after each test.
 */
export function mockBackend() {
  const server = setupServer();
  registerMswTestHooks(server);
  jest.setTimeout(TEST_WITHIN_MS);
  return server;
}
