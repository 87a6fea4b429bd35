export { CodeBlock } from './CodeBlock';
export type { Denial } from './LoadFailure';
export { LoadFailure } from './LoadFailure';
export { NoClusters } from './NoClusters';
export { NoSuchThing } from './NoSuchThing';
export { PageMessage } from './PageMessage';
export { PageSkeleton } from './PageSkeleton';
export { StackSkeleton } from './StackSkeleton';
