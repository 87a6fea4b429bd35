export interface Config {
  localAccess?: {
    /**
     * Requires the portal's key on the sign-in page.
     *
     * @visibility frontend
     */
    required?: boolean;
  };
  auth?: {
    providers?: {
      /**
       * Users that can sign in to the demo without a password. Only for a local
       * portal: it must listen on loopback.
       */
      demoPersonas?: {
        personas: Array<{
          /**
           * Entity reference of a user in the catalog.
           *
           * @visibility frontend
           */
          user: string;
          /** @visibility frontend */
          name: string;
          /** @visibility frontend */
          role: string;
          /**
           * What the user may see and do, in one line.
           *
           * @visibility frontend
           */
          may: string;
        }>;
      };
    };
  };
}
