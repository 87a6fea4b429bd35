import { ObjectFacts } from './ObjectFacts';

/**
 * An APIService: the server of an API group and version.
 *
 * @public
 */
export interface ApiServiceFacts extends ObjectFacts {
  group: string;
  version: string;
  /** Omitted if the API server itself serves the group. */
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
    /** Requests that it intercepts. */
    rules?: Array<{
      apiGroups: string[];
      resources: string[];
      operations: string[];
    }>;
  }>;
}
