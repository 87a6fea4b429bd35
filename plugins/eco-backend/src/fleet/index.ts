export { crdDifferences, type KindInClusters } from './crdDifferences';
export { kubernetesSupport } from './kubernetesSupport';
export { worstFindings } from './worstFindings';
