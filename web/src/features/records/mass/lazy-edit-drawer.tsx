import { lazy, Suspense, type ComponentProps } from "react";

const EditDrawer = lazy(async () => ({ default: (await import("./edit-drawer")).EditDrawer }));

export function LazyEditDrawer(props: ComponentProps<typeof EditDrawer>) {
  return <Suspense fallback={null}><EditDrawer {...props} /></Suspense>;
}
