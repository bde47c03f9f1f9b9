// The results of an experiment, in a file of their own: they bring Observable Plot along.
export { ResultsPage as default } from './ResultsPage';
