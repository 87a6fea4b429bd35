export interface Config {
  localAccess?: {
    /**
     * Has the sign-in page ask for the key of the portal.
     *
     * @visibility frontend
     */
    required?: boolean;
  };
  auth?: {
    providers?: {
      /**
       * The people as whom one may enter the demo, without a password. Only on a
       * machine of one's own: the portal has to listen on loopback.
       */
      demoPersonas?: {
        personas: Array<{
          /**
           * A user of the catalog.
           *
           * @visibility frontend
           */
          user: string;
          /** @visibility frontend */
          name: string;
          /** @visibility frontend */
          role: string;
          /**
           * What the person may see and do, in one line.
           *
           * @visibility frontend
           */
          may: string;
        }>;
      };
    };
  };
}
