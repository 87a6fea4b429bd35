export { findControllers } from './controllers/findControllers';
export type {
  ControllerCandidate,
  ControllerEvidence,
  CrdController,
} from './controllers/CrdController';
export { findFrameworks } from './frameworks';
