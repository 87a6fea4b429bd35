export { FindingAnnouncer } from './FindingAnnouncer';
export { readNotificationConfig } from './readNotificationConfig';
