import "@/lib/i18n/more";
export { ObjectPage } from "./object-page";
export { ObjectsPage } from "./objects-page";
