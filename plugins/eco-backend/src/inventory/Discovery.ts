import { ApiResourceFacts } from '@backstage-eco/plugin-eco-node';

/**
 * What an API server serves, as far as it could say.
 */
export interface Discovery {
  resources: ApiResourceFacts[];
  /**
   * Group versions whose resources are not known, with the reason: the server
   * behind them did not answer the API server.
   */
  unknown: Array<{ group: string; version: string; reason: string }>;
}
