import ExploreOffOutlined from '@mui/icons-material/ExploreOffOutlined';
import { TextLink } from '../TextLink';
import { PageMessage } from './PageMessage';

/** Explains that the URL names something unknown, and where to look instead. */
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
