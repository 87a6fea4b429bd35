import { hasOwnVersion } from '../imageReference';
import { evidenceOf, containerPath, workloadVersions } from './evidence';
import { SignalMatch, SignalMatcher } from './SignalMatcher';
import { listsOf, passesFilter } from './workloadFilter';

/** Matches containers by the end of their image repository. */
export const imageMatcher: SignalMatcher<'image'> = {
  kind: 'image',

  lists: signal => listsOf(signal.where ?? {}),

  match(signal, index) {
    const matches: SignalMatch[] = [];
    for (const repository of signal.repositories) {
      for (const { workload, position, image } of index.containersOf(
        repository,
      )) {
        const container = workload.containers[position];
        if (
          container.init !== (signal.init ?? false) ||
          !passesFilter(workload, signal.where ?? {}, position)
        ) {
          continue;
        }
        const evidence = evidenceOf('image', workload, {
          field: `${containerPath(workload, position)}.image`,
          value: container.image,
        });
        const versions = workloadVersions('image', workload);
        if (image.tag && signal.version !== false && hasOwnVersion(image)) {
          versions.unshift({
            source: 'imageTag',
            text: image.tag,
            pattern: signal.tagPattern,
            evidence,
          });
        }
        matches.push({ evidence, workload, versions });
      }
    }
    return matches;
  },
};
