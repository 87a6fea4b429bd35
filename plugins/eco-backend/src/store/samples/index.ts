export { loadSamples } from './loadSamples';
export { beginSampling, finishSampling } from './sampling';
