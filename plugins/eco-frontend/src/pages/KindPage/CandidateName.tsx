import {
  ObjectReference,
  OperatorReference,
} from '@backstage-eco/plugin-eco-common';
import { TextLink } from '../../components/TextLink';
import { objectName } from '../../components/ToolEvidence';
import { useEcoPaths } from '../../hooks/useEcoPaths';

const CONTROLLER_KINDS = ['Deployment', 'StatefulSet', 'DaemonSet'] as const;

/** Name of a controller's workload, linked to its page if it has one. */
export function CandidateName(props: {
  cluster: string;
  workload: ObjectReference;
}) {
  const { cluster, workload } = props;
  const paths = useEcoPaths();
  const name = objectName(workload);
  const operator = toOperator(workload);
  return (
    <strong>
      {operator ? (
        <TextLink to={paths.operator({ cluster, ...operator })}>
          {name}
        </TextLink>
      ) : (
        name
      )}
    </strong>
  );
}

function toOperator(workload: ObjectReference): OperatorReference | undefined {
  const { namespace, name } = workload;
  const kind = CONTROLLER_KINDS.find(each => each === workload.kind);
  return kind && namespace ? { namespace, kind, name } : undefined;
}
