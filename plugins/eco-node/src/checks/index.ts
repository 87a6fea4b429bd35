export * from './Check';
export * from './CheckFacts';
export * from './FoundProblem';
export * from './ecoChecksExtensionPoint';
