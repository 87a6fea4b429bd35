import { ObjectFacts } from './ObjectFacts';

/**
 * An APIService: who answers for a group and version.
 *
 * @public
 */
export interface ApiServiceFacts extends ObjectFacts {
  group: string;
  version: string;
  /** Left out where the API server itself serves the group. */
  service?: { namespace: string; name: string };
  available: boolean;
}

/**
 * A ValidatingWebhookConfiguration or MutatingWebhookConfiguration.
 *
 * @public
 */
export interface WebhookConfigurationFacts extends ObjectFacts {
  webhooks: Array<{
    name: string;
    service?: { namespace: string; name: string };
    failurePolicy?: string;
    /** What it is asked about. */
    rules?: Array<{
      apiGroups: string[];
      resources: string[];
      operations: string[];
    }>;
  }>;
}
