export { kubernetesSupport } from './kubernetesSupport';
export { worstFindings } from './worstFindings';
