export { Edit } from "../whole/edit";
