export { Logo } from './Logo';
export { navigationModule } from './navigationModule';
