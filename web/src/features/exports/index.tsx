import "@/lib/i18n/more";
export { ExportOrderPage } from "./order-page";
export { ExportsPage } from "./exports-page";
