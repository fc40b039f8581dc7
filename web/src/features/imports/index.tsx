export { ImportWizardPage } from "./import-wizard-page";
export { ImportPage } from "./import-page";
export { ImportsPage } from "./imports-page";
