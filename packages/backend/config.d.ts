export interface Config {
  /** Access to a portal that listens on loopback. */
  localAccess?: {
    /**
     * Key that a browser must send to sign in; `npm start` generates one and
     * prints it in the address.
     *
     * @visibility secret
     */
    key: string;
  };
  permission?: {
    /** Groups of the portal's policy, as full entity references. */
    eco: {
      /**
       * Groups or users who may see and change everything.
       *
       * @visibility backend
       */
      platform: string[];
      /** Groups that may see clusters and, if allowed, manage databases. */
      readers?: Array<{
        /** @visibility backend */
        group: string;
        /**
         * Names of clusters, or all of them.
         *
         * @visibility backend
         */
        clusters: 'all' | string[];
        /**
         * Whether members may create, change and delete databases of their own
         * groups in these clusters, and run Eco's templates. No by default.
         *
         * @visibility backend
         */
        managesDatabases?: boolean;
      }>;
    };
  };
}
