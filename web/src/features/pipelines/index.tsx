import "@/lib/i18n/more";
export { PipelinesPage } from "./pipelines-page";
