import { HumanDuration, JsonObject } from '@backstage/types';

export interface Config {
  /** Eco: what every Kubernetes cluster really runs. */
  eco?: {
    /** How clusters are read. */
    collection?: {
      /**
       * How often every cluster is read, from 10 seconds to a day, or
       * `{ trigger: 'manual' }`: only when somebody asks. Default: 3 minutes.
       *
       * @visibility backend
       */
      frequency?: HumanDuration | string | { trigger: 'manual' };
      /**
       * The longest pause of a cluster that cannot be read; it doubles with each
       * failure. From a minute to a day. Default: 30 minutes.
       *
       * @visibility backend
       */
      maxBackoff?: HumanDuration | string;
      /**
       * How long the reading of one cluster may take, from a second to an hour.
       * What was not read by then is unknown until the next time. Default: 60
       * seconds.
       *
       * @visibility backend
       */
      clusterTimeout?: HumanDuration | string;
      /**
       * How many clusters each backend reads at the same time at most, 1 to 100.
       * While it is busy there are two. Default: 10.
       *
       * @visibility backend
       */
      concurrency?: number;
      /**
       * Whether several names of the same cluster are read and shown as one. Turn it
       * off where something in between shows each account other objects of a list.
       * Default: true.
       *
       * @visibility backend
       */
      joinNames?: boolean;
    };
    /** How custom resources are sampled: one request for each CRD. */
    samples?: {
      /**
       * Whether they are sampled at all. Default: true.
       *
       * @visibility backend
       */
      enabled?: boolean;
      /**
       * How old a sample may get, from a minute to 7 days. Default: an hour.
       *
       * @visibility backend
       */
      frequency?: HumanDuration | string;
      /**
       * How many requests a minute each cluster may get, 1 to 600. Default: 3.
       *
       * @visibility backend
       */
      requestsPerMinute?: number;
      /**
       * The same while there are CRDs that were never sampled, or that changed.
       * Default: 20.
       *
       * @visibility backend
       */
      firstRequestsPerMinute?: number;
    };
    /** What becomes of clusters that are not listed any more. */
    archive?: {
      /**
       * For how long lists without a cluster make it archived, from an hour to a
       * year. Only lists that are had and not empty count. Default: 24 hours.
       *
       * @visibility backend
       */
      after?: HumanDuration | string;
      /**
       * For how long an archived cluster can be brought back before it is
       * deleted, from a day to 10 years. Default: 30 days.
       *
       * @visibility backend
       */
      retention?: HumanDuration | string;
    };
    /** What happened to clusters. */
    history?: {
      /**
       * For how long it is kept, from a day to 10 years. Default: 90 days.
       *
       * @visibility backend
       */
      retention?: HumanDuration | string;
    };
    /** What checks find. */
    findings?: {
      /**
       * Who is notified of new findings, once for a cluster and cycle. They learn
       * the cluster's name, which checks found something, and how often, whatever
       * they may see of the cluster. Default: nobody.
       */
      notifications?: Array<{
        /**
         * Names of clusters, with `*` for any text. Left out: all.
         *
         * @visibility backend
         */
        clusters?: string[];
        /**
         * References of users and groups, such as `group:default/platform-team`.
         *
         * @visibility backend
         */
        recipients: string[];
        /**
         * The least that they are notified of. Default: critical.
         *
         * @visibility backend
         */
        severity?: 'critical' | 'warning' | 'info';
      }>;
    };
    /** What is recognised. */
    definitions?: {
      /**
       * Folders with definitions of your own, one YAML file a tool. One that
       * has the id of a definition of Eco replaces it.
       *
       * @visibility backend
       */
      directories?: string[];
      /**
       * Definitions of your own, each with the fields of such a file. They
       * replace those of the folders.
       *
       * @visibility backend
       */
      inline?: JsonObject[];
      /** Definitions of your own that the catalog holds. */
      catalog?: {
        /**
         * From which locations the entities must come, as their annotation
         * `backstage.io/managed-by-location` says; `*` stands for any text of one segment,
         * in the last for any text but a query, as in
         * `url:https://github.com/acme/platform/blob/main/*`. A definition changes
         * what everybody sees: name only places that you trust, with their branch.
         * GitHub serves commits of forks under the same address. Default: none, and
         * the catalog is not asked.
         *
         * @visibility backend
         */
        locations?: string[];
      };
    };
    /** Databases that people ask for. Left out: none. */
    databases?: {
      /**
       * What can be had. Everything in a database has to be allowed by one of
       * these; what one leaves out it does not limit.
       */
      allowed?: Array<{
        /**
         * Names of clusters, with `*` for any text.
         *
         * @visibility backend
         */
        clusters?: string[];
        /**
         * Names of namespaces, with `*` for any text. Left out: all that do not
         * begin with `kube-`.
         *
         * @visibility backend
         */
        namespaces?: string[];
        /** @visibility backend */
        engines?: Array<'postgres' | 'mysql'>;
        /** Such as `'17'`, which allows `17.2` too. */
        versions?: {
          /** @visibility backend */
          postgres?: string[];
          /** @visibility backend */
          mysql?: string[];
        };
        /**
         * A database then has to have one of these.
         *
         * @visibility backend
         */
        sizes?: Array<'small' | 'medium' | 'large'>;
        /** Of each server's volume. */
        storage?: {
          /**
           * A quantity, such as `1Gi`.
           *
           * @visibility backend
           */
          min?: string;
          /**
           * A quantity, such as `100Gi`.
           *
           * @visibility backend
           */
          max?: string;
        };
        /**
         * The most servers of one database.
         *
         * @visibility backend
         */
        maxReplicas?: number;
      }>;
      /**
       * Tokens with which Databases are written, where that is not to be done with
       * the account that the Kubernetes plugin has. The first that fits counts.
       */
      credentials?: Array<{
        /**
         * Names of clusters, with `*` for any text. Left out: all.
         *
         * @visibility backend
         */
        clusters?: string[];
        /**
         * The token of a ServiceAccount.
         *
         * @visibility secret
         */
        serviceAccountToken?: string;
        /**
         * A file with such a token, read anew for each request.
         *
         * @visibility backend
         */
        serviceAccountTokenFile?: string;
      }>;
      /**
       * Parameters of PostgreSQL, MySQL and MariaDB that are allowed beside those
       * that come with Eco, as the Database controller gets them by
       * `--parameters-file`.
       *
       * @visibility backend
       */
      parameters?: object;
      /** The most that can be had. What was not requested here does not count. */
      quotas?: {
        /** Of each owner, in all clusters together. */
        perOwner?: {
          /** @visibility backend */
          databases?: number;
          /**
           * Of all servers' volumes together: a quantity, such as `200Gi`.
           *
           * @visibility backend
           */
          storage?: string;
        };
        /** Of each namespace of each cluster. */
        perNamespace?: {
          /** @visibility backend */
          databases?: number;
          /**
           * Of all servers' volumes together: a quantity, such as `1Ti`.
           *
           * @visibility backend
           */
          storage?: string;
        };
      };
    };
  };
}
