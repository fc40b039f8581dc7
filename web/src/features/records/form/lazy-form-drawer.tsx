import { lazy, Suspense } from "react";
import type { ObjectDefinition } from "@/lib/api/types";

const FormDrawer = lazy(async () => ({ default: (await import("./form-drawer")).FormDrawer }));

/** The form and its inputs come when somebody first wants to write. */
export function LazyFormDrawer(props: { definition: ObjectDefinition; onClose: () => void; given?: Record<string, unknown> }) {
  return <Suspense fallback={null}><FormDrawer {...props} /></Suspense>;
}
