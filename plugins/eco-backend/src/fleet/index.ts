export { crdDifferences } from './crdDifferences';
export { kubernetesSupport } from './kubernetesSupport';
export { worstFindings } from './worstFindings';
