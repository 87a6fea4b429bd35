/** Something about a kubeconfig file that its owner can mend; the message says how. */
export class KubeconfigFailure extends Error {}
