export { ExportOrderPage } from "./order-page";
export { ExportsPage } from "./exports-page";
