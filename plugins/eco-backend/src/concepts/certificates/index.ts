export { summariseCertificates } from './summariseCertificates';
