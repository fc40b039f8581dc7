export { Edit } from "../file/edit";
