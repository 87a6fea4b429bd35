export interface Config {
  /** Who on this machine may sign in to a portal that listens on loopback. */
  localAccess?: {
    /**
     * What a browser must send to sign in; `npm start` makes one and prints it in
     * the address.
     *
     * @visibility secret
     */
    key: string;
  };
  permission?: {
    /** What the portal's policy goes by. Groups are full entity references. */
    eco: {
      /**
       * Groups or users who may see and change everything.
       *
       * @visibility backend
       */
      platform: string[];
      /** Who may see clusters, and ask for databases where it says so. */
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
