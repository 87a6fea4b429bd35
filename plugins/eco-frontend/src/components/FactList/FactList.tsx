import Box from '@mui/material/Box';
import { ObservedFact } from '@backstage-eco/plugin-eco-common';
import { objectName } from '../ToolEvidence';

/** Facts of a cluster, each with object, field and value. */
export function FactList(props: { facts: ObservedFact[] }) {
  return (
    <Box
      component="ul"
      sx={{
        m: 0,
        pl: 2.5,
        typography: 'caption',
        lineHeight: 1.4,
        overflowWrap: 'anywhere',
      }}
    >
      {props.facts.map(fact => (
        <li key={JSON.stringify(fact)}>
          <Fact fact={fact} />
        </li>
      ))}
    </Box>
  );
}

function Fact(props: { fact: ObservedFact }) {
  const { object, field, value } = props.fact;
  return (
    <>
      <span title={object.apiVersion}>{objectName(object)}</span>
      {': '}
      <code>{field}</code>
      {value && ` = ${value}`}
    </>
  );
}
