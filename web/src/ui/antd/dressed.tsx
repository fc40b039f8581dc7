import { useMemo, type ReactNode } from "react";
import { ConfigProvider } from "antd";
import { useNarrow } from "@/lib/use-narrow";
import { useDark } from "@/ui/theme/theme";
import { antdTheme } from "./theme";

/** What comes from antd, in our colours and sizes. It is put on where it is needed, so that a first screen without any loads nothing of antd. */
export function Dressed({ children }: { children: ReactNode }) {
  const dark = useDark();
  const narrow = useNarrow();
  const theme = useMemo(() => antdTheme(dark, narrow), [dark, narrow]);
  return <ConfigProvider theme={theme} button={{ autoInsertSpace: false }}>{children}</ConfigProvider>;
}
