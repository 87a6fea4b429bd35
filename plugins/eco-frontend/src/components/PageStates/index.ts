export { LoadFailure } from './LoadFailure';
export { NoClusters } from './NoClusters';
export { PageMessage } from './PageMessage';
export { PageSkeleton } from './PageSkeleton';
export { StackSkeleton } from './StackSkeleton';
