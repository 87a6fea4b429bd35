export interface Config {
  permission?: {
    /** What the portal's policy goes by. Groups are full entity references. */
    eco: {
      /**
       * Groups or users who may see and change everything.
       *
       * @visibility backend
       */
      platform: string[];
      /** Who may see clusters, and change nothing. */
      readers?: Array<{
        /** @visibility backend */
        group: string;
        /**
         * Names of clusters, or all of them.
         *
         * @visibility backend
         */
        clusters: 'all' | string[];
      }>;
    };
  };
}
