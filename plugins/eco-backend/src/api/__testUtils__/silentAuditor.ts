import { mockServices } from '@backstage/backend-test-utils';

/** An auditor that neither stores nor prints events. */
export const silentAuditor = mockServices.auditor.mock({
  createEvent: async () => ({
    success: async () => {},
    fail: async () => {},
  }),
});
