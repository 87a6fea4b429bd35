import { HumanDuration, JsonObject } from '@backstage/types';

export interface Config {
  /** Eco: what every Kubernetes cluster really runs. */
  eco?: {
    /** How clusters are read. */
    collection?: {
      /**
       * How often each cluster is read, from 10 seconds to a day, or `{
       * trigger: 'manual' }` to read only on request. Default: 3 minutes.
       *
       * @visibility backend
       */
      frequency?: HumanDuration | string | { trigger: 'manual' };
      /**
       * Maximum backoff for a cluster that cannot be read; the backoff doubles
       * with each failure. From a minute to a day. Default: 30 minutes.
       *
       * @visibility backend
       */
      maxBackoff?: HumanDuration | string;
      /**
       * Time limit for reading one cluster, from a second to an hour. What was
       * not read by then is unknown until the next cycle. Default: 60 seconds.
       *
       * @visibility backend
       */
      clusterTimeout?: HumanDuration | string;
      /**
       * Maximum number of clusters that each backend reads at a time, from 1 to
       * 100. While the backend is busy, it is 2. Default: 10.
       *
       * @visibility backend
       */
      concurrency?: number;
      /**
       * Whether several names of the same cluster are read and shown as one.
       * Disable this if a proxy in front of the API server shows each account
       * different objects of a list. Default: true.
       *
       * @visibility backend
       */
      joinNames?: boolean;
    };
    /** How custom resources are sampled: one request per CRD. */
    samples?: {
      /**
       * Whether custom resources are sampled. Default: true.
       *
       * @visibility backend
       */
      enabled?: boolean;
      /**
       * Maximum age of a sample, from a minute to 7 days. Default: an hour.
       *
       * @visibility backend
       */
      frequency?: HumanDuration | string;
      /**
       * Maximum sample requests per minute for each cluster, from 1 to 600.
       * Default: 3.
       *
       * @visibility backend
       */
      requestsPerMinute?: number;
      /**
       * Maximum sample requests per minute while there are CRDs that are new or
       * changed, from 1 to 600. Default: 20.
       *
       * @visibility backend
       */
      firstRequestsPerMinute?: number;
    };
    /** What happens to clusters that are no longer listed. */
    archive?: {
      /**
       * How long a cluster must be missing from the list before it is archived,
       * from an hour to a year. Failed and empty lists do not count. Default:
       * 24 hours.
       *
       * @visibility backend
       */
      after?: HumanDuration | string;
      /**
       * How long an archived cluster can be restored before it is deleted, from
       * a day to 10 years. Default: 30 days.
       *
       * @visibility backend
       */
      retention?: HumanDuration | string;
    };
    /** History of the clusters. */
    history?: {
      /**
       * How long history is kept, from a day to 10 years. Default: 90 days.
       *
       * @visibility backend
       */
      retention?: HumanDuration | string;
    };
    /** Findings of the checks. */
    findings?: {
      /**
       * Who is notified of new findings, once per cluster and cycle. Recipients
       * learn the name of the cluster, which checks have findings, and how
       * many, even if they may not see the cluster. Default: nobody.
       */
      notifications?: Array<{
        /**
         * Cluster names, with `*` for any text. Default: all clusters.
         *
         * @visibility backend
         */
        clusters?: string[];
        /**
         * Entity references of users and groups, such as
         * `group:default/platform-team`.
         *
         * @visibility backend
         */
        recipients: string[];
        /**
         * Minimum severity to notify of. Default: critical.
         *
         * @visibility backend
         */
        severity?: 'critical' | 'warning' | 'info';
      }>;
    };
    /** Definitions of the tools that are detected. */
    definitions?: {
      /**
       * Directories with your own definitions, one YAML file per tool. A
       * definition with the id of a built-in one replaces it.
       *
       * @visibility backend
       */
      directories?: string[];
      /**
       * Your own definitions inline, with the same fields as a file. They
       * replace definitions from directories.
       *
       * @visibility backend
       */
      inline?: JsonObject[];
      /** Your own definitions in the catalog. */
      catalog?: {
        /**
         * Locations that the entities must come from, by their annotation
         * `backstage.io/managed-by-location`. `*` matches any text within a
         * segment; in the last segment, any text except a query. Example:
         * `url:https://github.com/acme/platform/blob/main/*`. A definition
         * changes what everybody sees, so list only locations that you trust,
         * with their branch. GitHub serves commits of forks under the same
         * address. Default: none, and the catalog is not queried.
         *
         * @visibility backend
         */
        locations?: string[];
      };
    };
    /** Self-service databases. Default: none. */
    databases?: {
      /**
       * What can be requested. Every field of a database must be allowed by the
       * same entry; an omitted field is not limited.
       */
      allowed?: Array<{
        /**
         * Cluster names, with `*` for any text.
         *
         * @visibility backend
         */
        clusters?: string[];
        /**
         * Namespace names, with `*` for any text. Default: all that do not
         * start with `kube-`.
         *
         * @visibility backend
         */
        namespaces?: string[];
        /** @visibility backend */
        engines?: Array<'postgres' | 'mysql'>;
        /** Allowed versions; `'17'` allows `17.2`, too. */
        versions?: {
          /** @visibility backend */
          postgres?: string[];
          /** @visibility backend */
          mysql?: string[];
        };
        /**
         * Allowed sizes; a database must then have one of them.
         *
         * @visibility backend
         */
        sizes?: Array<'small' | 'medium' | 'large'>;
        /** Storage of each server's volume. */
        storage?: {
          /**
           * Quantity, such as `1Gi`.
           *
           * @visibility backend
           */
          min?: string;
          /**
           * Quantity, such as `100Gi`.
           *
           * @visibility backend
           */
          max?: string;
        };
        /**
         * Maximum number of servers per database.
         *
         * @visibility backend
         */
        maxReplicas?: number;
      }>;
      /**
       * Tokens for writing Databases, if not with the account of the Kubernetes
       * plugin. The first matching entry applies.
       */
      credentials?: Array<{
        /**
         * Cluster names, with `*` for any text. Default: all clusters.
         *
         * @visibility backend
         */
        clusters?: string[];
        /**
         * Token of a ServiceAccount.
         *
         * @visibility secret
         */
        serviceAccountToken?: string;
        /**
         * File with such a token, read again for each request.
         *
         * @visibility backend
         */
        serviceAccountTokenFile?: string;
      }>;
      /**
       * Parameters of PostgreSQL, MySQL and MariaDB to allow in addition to the
       * built-in ones, in the format of the Database controller's
       * `--parameters-file`.
       *
       * @visibility backend
       */
      parameters?: object;
      /** Quotas. Databases that were not requested through Eco do not count. */
      quotas?: {
        /** Per owner, across all clusters. */
        perOwner?: {
          /** @visibility backend */
          databases?: number;
          /**
           * Total storage of all servers' volumes: a quantity, such as `200Gi`.
           *
           * @visibility backend
           */
          storage?: string;
        };
        /** Per namespace of a cluster. */
        perNamespace?: {
          /** @visibility backend */
          databases?: number;
          /**
           * Total storage of all servers' volumes: a quantity, such as `1Ti`.
           *
           * @visibility backend
           */
          storage?: string;
        };
      };
    };
  };
}
