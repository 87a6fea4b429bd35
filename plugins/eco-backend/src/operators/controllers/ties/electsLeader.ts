import { prefer, Rule } from './Rule';

/**
 * Prefers workloads with leader election: servers and agents run without it.
 */
export const electsLeader: Rule = ({ leading }) =>
  prefer(leading, ({ containers }) =>
    containers.some(({ settings }) => settings?.leaderElection?.value === true),
  );
