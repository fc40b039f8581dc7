import { gather } from "./gather";

export const texts = gather(import.meta.glob(["/src/**/texts/en.json", "!/src/features/{allocation,audit,designer,duplicates,exports,funnel,imports,lifecycle,merging,parts,people,performance,pipelines,pools,security,system}/**"], { eager: true, import: "default" }));
