export { ObjectPage } from "./object-page";
export { ObjectsPage } from "./objects-page";
