/**
 * Newest versions with known release checksums. The build from Go modules
 * (`go/`) has the same versions; a test compares them.
 */
export const KUBERNETES_VERSION = 'v1.37.1';
/** See {@link KUBERNETES_VERSION}. */
export const ETCD_VERSION = 'v3.7.1';
/** See {@link KUBERNETES_VERSION}. */
export const KWOK_VERSION = 'v0.8.0';
