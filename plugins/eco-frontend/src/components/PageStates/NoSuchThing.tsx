import ExploreOffOutlined from '@mui/icons-material/ExploreOffOutlined';
import { TextLink } from '../TextLink';
import { PageMessage } from './PageMessage';

/** The address names something that nobody knows: says so, and where to look. */
export function NoSuchThing(props: {
  title: string;
  to: string;
  words: string;
}) {
  return (
    <PageMessage
      alert
      icon={<ExploreOffOutlined aria-hidden />}
      title={props.title}
    >
      <TextLink to={props.to}>{props.words}</TextLink>
    </PageMessage>
  );
}
