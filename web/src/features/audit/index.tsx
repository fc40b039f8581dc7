import "@/lib/i18n/more";
export { AuditPage } from "./audit-page";
