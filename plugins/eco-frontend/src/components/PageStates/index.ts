export { LoadFailure } from './LoadFailure';
export { NoClusters } from './NoClusters';
export { StackSkeleton } from './StackSkeleton';
