export { Filter } from "../whole/filter";
