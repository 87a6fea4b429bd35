import { PermissionsService } from '@backstage/backend-plugin-api';
import { ConditionTransformer } from '@backstage/plugin-permission-node';
import { Check } from '@backstage-eco/plugin-eco-node';
import { DefinitionProblem, Tool } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import type { ClusterFilter, KindForms } from '../store';

/** What queries are answered from. */
export interface QueryContext {
  knex: Knex;
  permissions: PermissionsService;
  toClusterCriteria: ConditionTransformer<ClusterFilter>;
  /** Others from one request to the next: the catalog may bring definitions. */
  definitions: {
    /** The tools that have a definition, in the order of their ids. */
    readonly tools: Tool[];
    /** What is not used, and why. */
    readonly problems: DefinitionProblem[];
  };
  kindForms: KindForms;
  /** All that run. */
  checks: readonly Check[];
  /** Whether names of the same cluster are shown as one. */
  joinNames: boolean;
  /** For how long history is kept, in milliseconds. */
  historyRetentionMs: number;
}
