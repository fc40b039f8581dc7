import "@/lib/i18n/more";
export { SecurityPage } from "./security-page";
