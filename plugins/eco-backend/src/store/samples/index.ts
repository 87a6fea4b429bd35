export { loadSamples } from './loadSamples';
export { beginSampling, finishSampling } from './sampling';
export type { Sampling } from './sampling';
