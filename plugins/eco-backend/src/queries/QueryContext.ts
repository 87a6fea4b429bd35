import { PermissionsService } from '@backstage/backend-plugin-api';
import { ConditionTransformer } from '@backstage/plugin-permission-node';
import { Check } from '@backstage-eco/plugin-eco-node';
import { DefinitionProblem, Tool } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import type { ClusterFilter, KindForms } from '../store';

/** Context of all queries. */
export interface QueryContext {
  knex: Knex;
  permissions: PermissionsService;
  toClusterCriteria: ConditionTransformer<ClusterFilter>;
  /** May change between requests, because the catalog can add definitions. */
  definitions: {
    /** Tools with a definition, ordered by id. */
    readonly tools: Tool[];
    /** Definitions that are not used, and why. */
    readonly problems: DefinitionProblem[];
  };
  kindForms: KindForms;
  /** All checks that run. */
  checks: readonly Check[];
  /** Whether several names of the same cluster are shown as one. */
  joinNames: boolean;
  /** How long history is kept, in milliseconds. */
  historyRetentionMs: number;
}
