import { Drawer as Panel, type DrawerProps } from "antd";
import { Dressed } from "./dressed";

/** A panel that comes over the page from its side. */
export function Drawer(props: DrawerProps) {
  return <Dressed><Panel {...props} /></Dressed>;
}
