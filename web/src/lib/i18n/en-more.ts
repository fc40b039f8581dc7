import { gather } from "./gather";

export const texts = gather(import.meta.glob("/src/features/{allocation,audit,designer,duplicates,exports,funnel,imports,lifecycle,merging,parts,people,performance,pipelines,pools,security,system}/**/texts/en.json", { eager: true, import: "default" }));
