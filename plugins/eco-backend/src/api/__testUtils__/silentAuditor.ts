import { mockServices } from '@backstage/backend-test-utils';

/** An auditor that keeps nothing and prints nothing. */
export const silentAuditor = mockServices.auditor.mock({
  createEvent: async () => ({
    success: async () => {},
    fail: async () => {},
  }),
});
