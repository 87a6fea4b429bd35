import { execFileSync } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { ClusterSummary } from '../cluster';
import { Evidence } from '../evidence';
import { LayerId, PlatformServiceId, StackLayerId } from '../layers';
import { Stack, StackLayer, ToolDetail } from '../stack';
import { Tool } from '../tool';
import {
  ClusterList,
  DefinitionList,
  DefinitionProblem,
  RefreshAcceptance,
} from './answers';
import { components } from './openapi.generated';

type Schemas = components['schemas'];

/** True only where each type can stand for the other. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

// The proof is made by the compiler: a word that differs from its schema turns
// its line into `false`, and the file does not compile.
const same: {
  ClusterList: Same<Schemas['ClusterList'], ClusterList>;
  ClusterSummary: Same<Schemas['ClusterSummary'], ClusterSummary>;
  DefinitionList: Same<Schemas['DefinitionList'], DefinitionList>;
  DefinitionProblem: Same<Schemas['DefinitionProblem'], DefinitionProblem>;
  Evidence: Same<Schemas['Evidence'], Evidence>;
  LayerId: Same<Schemas['LayerId'], LayerId>;
  PlatformServiceId: Same<Schemas['PlatformServiceId'], PlatformServiceId>;
  RefreshAcceptance: Same<Schemas['RefreshAcceptance'], RefreshAcceptance>;
  Stack: Same<Schemas['Stack'], Stack>;
  StackLayer: Same<Schemas['StackLayer'], StackLayer>;
  StackLayerId: Same<Schemas['StackLayerId'], StackLayerId>;
  Tool: Same<Schemas['Tool'], Tool>;
  ToolDetail: Same<Schemas['ToolDetail'], ToolDetail>;
} = {
  ClusterList: true,
  ClusterSummary: true,
  DefinitionList: true,
  DefinitionProblem: true,
  Evidence: true,
  LayerId: true,
  PlatformServiceId: true,
  RefreshAcceptance: true,
  Stack: true,
  StackLayer: true,
  StackLayerId: true,
  Tool: true,
  ToolDetail: true,
};

describe('the contract of the API', () => {
  it('is the one that the generated types were made from', () => {
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

  it('says what the words say', () => {
    expect(Object.values(same)).not.toContain(false);
  });
});
