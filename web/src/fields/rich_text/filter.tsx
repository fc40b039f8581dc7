export { Filter } from "../text/filter";
