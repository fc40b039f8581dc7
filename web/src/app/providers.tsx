import type { ReactNode } from "react";
import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { ConfigProvider } from "antd";
import { useNarrow } from "@/lib/use-narrow";
import { antdTheme } from "@/ui/theme/antd-theme";
import { useDark } from "@/ui/theme/theme";
import { Toasts } from "@/ui/toast";

export function Providers({ queries, children }: { queries: QueryClient; children: ReactNode }) {
  const dark = useDark();
  const narrow = useNarrow();
  return (
    <QueryClientProvider client={queries}>
      <ConfigProvider theme={antdTheme(dark, narrow)} button={{ autoInsertSpace: false }}>
        {children}
        <Toasts />
      </ConfigProvider>
    </QueryClientProvider>
  );
}
