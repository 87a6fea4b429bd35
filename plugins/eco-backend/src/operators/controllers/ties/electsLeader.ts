import { prefer, Rule } from './Rule';

/** Prefers workloads that elect a leader: servers and agents work side by side. */
export const electsLeader: Rule = ({ leading }) =>
  prefer(leading, ({ containers }) =>
    containers.some(({ settings }) => settings?.leaderElection?.value === true),
  );
