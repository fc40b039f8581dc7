import "@/lib/i18n/more";
export { WebhooksPage } from "./webhooks-page";
export { WebhookPage } from "./webhook-page";
export { HealthPage } from "./health-page";
