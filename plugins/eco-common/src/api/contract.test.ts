import { execFileSync } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { ClusterSummary } from '../cluster';
import {
  CertificateNumbers,
  Counted,
  FrameworkUses,
  SecretStoreNumbers,
  StorageNumbers,
} from '../summaries';
import { Evidence } from '../evidence';
import { ClusterPast } from '../history';
import { LayerId, PlatformServiceId, StackLayerId } from '../layers';
import { Stack, StackLayer, ToolDetail } from '../stack';
import { Tool } from '../tool';
import {
  ArchivedClusterList,
  ClusterDetail,
  ClusterList,
  ClusterListStatus,
  CustomResourceList,
  DefinitionList,
  DefinitionProblem,
  HistoryTimeline,
  HistoryPage,
  ObjectPage,
  RefreshAcceptance,
} from './answers';
import { components } from './openapi.generated';

type Schemas = components['schemas'];

/** True only if both types are assignable to each other. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

// Checked by the compiler: a hand-written type that differs from its schema
// turns its line into `false`, and this file no longer compiles.
const same: {
  ArchivedClusterList: Same<
    Schemas['ArchivedClusterList'],
    ArchivedClusterList
  >;
  ClusterDetail: Same<Schemas['ClusterDetail'], ClusterDetail>;
  ClusterList: Same<Schemas['ClusterList'], ClusterList>;
  ClusterListStatus: Same<Schemas['ClusterListStatus'], ClusterListStatus>;
  ClusterPast: Same<Schemas['ClusterPast'], ClusterPast>;
  ClusterSummary: Same<Schemas['ClusterSummary'], ClusterSummary>;
  CountedCertificates: Same<
    Schemas['CountedCertificates'],
    Counted<CertificateNumbers>
  >;
  CountedFrameworks: Same<Schemas['CountedFrameworks'], Counted<FrameworkUses>>;
  CountedSecretStores: Same<
    Schemas['CountedSecretStores'],
    Counted<SecretStoreNumbers>
  >;
  CountedStorage: Same<Schemas['CountedStorage'], Counted<StorageNumbers>>;
  CustomResourceList: Same<Schemas['CustomResourceList'], CustomResourceList>;
  DefinitionList: Same<Schemas['DefinitionList'], DefinitionList>;
  DefinitionProblem: Same<Schemas['DefinitionProblem'], DefinitionProblem>;
  Evidence: Same<Schemas['Evidence'], Evidence>;
  HistoryTimeline: Same<Schemas['HistoryTimeline'], HistoryTimeline>;
  HistoryPage: Same<Schemas['HistoryPage'], HistoryPage>;
  LayerId: Same<Schemas['LayerId'], LayerId>;
  ObjectPage: Same<Schemas['ObjectPage'], ObjectPage>;
  PlatformServiceId: Same<Schemas['PlatformServiceId'], PlatformServiceId>;
  RefreshAcceptance: Same<Schemas['RefreshAcceptance'], RefreshAcceptance>;
  Stack: Same<Schemas['Stack'], Stack>;
  StackLayer: Same<Schemas['StackLayer'], StackLayer>;
  StackLayerId: Same<Schemas['StackLayerId'], StackLayerId>;
  Tool: Same<Schemas['Tool'], Tool>;
  ToolDetail: Same<Schemas['ToolDetail'], ToolDetail>;
} = {
  ArchivedClusterList: true,
  ClusterDetail: true,
  ClusterList: true,
  ClusterListStatus: true,
  ClusterPast: true,
  ClusterSummary: true,
  CountedCertificates: true,
  CountedFrameworks: true,
  CountedSecretStores: true,
  CountedStorage: true,
  CustomResourceList: true,
  DefinitionList: true,
  DefinitionProblem: true,
  Evidence: true,
  HistoryTimeline: true,
  HistoryPage: true,
  LayerId: true,
  ObjectPage: true,
  PlatformServiceId: true,
  RefreshAcceptance: true,
  Stack: true,
  StackLayer: true,
  StackLayerId: true,
  Tool: true,
  ToolDetail: true,
};

describe('the API contract', () => {
  it('matches the generated types', () => {
    const root = resolve(__dirname, '../..');
    const cli = resolve(
      dirname(require.resolve('openapi-typescript/package.json')),
      'bin/cli.js',
    );
    const check = () =>
      execFileSync(
        process.execPath,
        [
          cli,
          resolve(root, '../eco-backend/openapi.yaml'),
          '--check',
          '--output',
          resolve(root, 'src/api/openapi.generated.ts'),
        ],
        { cwd: root, stdio: 'pipe' },
      );
    expect(check).not.toThrow();
  });

  it('matches the hand-written types', () => {
    expect(Object.values(same)).not.toContain(false);
  });
});
