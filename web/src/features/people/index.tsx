import "@/lib/i18n/more";
export { DepartmentsPage } from "./departments/departments-page";
export { PeoplePage } from "./people/people-page";
export { RolePage } from "./roles/role-page";
export { RolesPage } from "./roles/roles-page";
