export { TimelinePanel } from "./panel";
