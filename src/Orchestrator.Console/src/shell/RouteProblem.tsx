import { Button, Result } from 'antd';
import { Link, useRouteError } from 'react-router';
import { useText } from '../text/language';

/** An address that leads nowhere, or a page that broke. */
export function RouteProblem() {
  const text = useText();
  const error = useRouteError();
  return (
    <Result
      status={error ? 'error' : '404'}
      title={error ? text.errors.render : text.errors.notFound}
      extra={<Link to="/"><Button type="primary">{text.common.back}</Button></Link>}
    />
  );
}
