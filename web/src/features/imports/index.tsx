import "@/lib/i18n/more";
export { ImportWizardPage } from "./choose-file/import-wizard-page";
export { ImportPage } from "./import-page";
export { ImportsPage } from "./history/imports-page";
