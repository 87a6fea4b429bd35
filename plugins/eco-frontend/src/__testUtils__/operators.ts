import { HttpResponse, http } from 'msw';
import { certificateKind, kindPage, schemas } from '../../dev/kinds';
import { certManagerOperator, operatorList } from '../../dev/operators';
import { notFound } from './errorAnswer';
import { API } from './pages';

/** Handlers of operators, kinds and schemas. */
export const operatorHandlers = [
  http.get(`${API}/operators`, () => HttpResponse.json(operatorList)),
  http.get(
    `${API}/operators/demo-prod/cert-manager/Deployment/cert-manager`,
    () => HttpResponse.json(certManagerOperator),
  ),
  http.get(`${API}/operators/*`, notFound),
  http.get(`${API}/kinds`, () => HttpResponse.json(kindPage)),
  http.get(`${API}/kinds/cert-manager.io/certificates`, () =>
    HttpResponse.json(certificateKind),
  ),
  http.get(`${API}/kinds/*`, notFound),
  http.get(`${API}/schemas/:hash`, ({ params }) =>
    HttpResponse.json(schemas[String(params.hash)]),
  ),
];
