/**
 * A problem with a kubeconfig file that its owner can fix; the message says
 * how.
 */
export class KubeconfigFailure extends Error {}
