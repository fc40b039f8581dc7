import { useQueries, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { objectQuery, objectsQuery } from "@/lib/api/objects";
import { listRecords } from "@/lib/api/records";
import type { Field, ObjectDefinition, RecordRow } from "@/lib/api/types";
import { formatNumber } from "@/lib/format/number";
import { language, say } from "@/lib/i18n/i18n";
import { isBlank } from "@/fields/kind";
import { kindOf } from "@/fields/registry";
import styles from "./related.module.css";

/** Records of other objects that refer to this one: the contacts of an account, and whatever metadata adds later. */
export function Related({ object, row }: { object: string; row: RecordRow }) {
  const { data: objects } = useSuspenseQuery(objectsQuery);
  const names = objects.items.filter((one) => one.navigation && one.name !== object).map((one) => one.name);
  const definitions = useQueries({ queries: names.map((name) => objectQuery(name)) });
  return definitions.flatMap(({ data }) =>
    (data?.fields ?? []).filter((field) => field.to === object && !field.system).map((field) => data && <RelatedList key={`${data.name}.${field.name}`} definition={data} by={field} id={row.id} />),
  );
}

const shown = 8;
const columns = 4;

function RelatedList({ definition, by, id }: { definition: ObjectDefinition; by: Field; id: string }) {
  const { t } = useTranslation("records");
  const where = `${by.name} == ${JSON.stringify(id)}`;
  const rows = useQuery({
    queryKey: ["records", definition.name, "related", where],
    queryFn: ({ signal }) => listRecords(definition.name, { where, limit: shown }, signal),
  });
  const fields = definition.list.columns.filter((name) => name !== by.name && name !== "owner").flatMap((name) => definition.fields.find((field) => field.name === name) ?? []).slice(0, columns);
  if (!rows.data) return null;
  const { items } = rows.data;
  const count = rows.data.count ?? items.length;
  return (
    <section className={styles.related}>
      <h2 className={styles.heading}>{say(definition.plural)} <span>{formatNumber(count, language())}</span></h2>
      {items.length === 0 && <p className={styles.none}>{t("related.none", { objects: say(definition.plural) })}</p>}
      {items.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead><tr>{fields.map((field) => <th key={field.name} scope="col">{say(field.label)}</th>)}</tr></thead>
            <tbody>
              {items.map((one) => (
                <tr key={one.id}>{fields.map((field) => <td key={field.name}><RelatedCell definition={definition} field={field} row={one} /></td>)}</tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {count > items.length && <Link to="/o/$object" params={{ object: definition.name }} search={{ where }} className={styles.all}>{t("related.all", { number: formatNumber(count, language()) })}</Link>}
    </section>
  );
}

function RelatedCell({ definition, field, row }: { definition: ObjectDefinition; field: Field; row: RecordRow }) {
  const value = row[field.name];
  const { Show } = kindOf(field);
  if (field.name === definition.title) return <Link to="/o/$object/$id" params={{ object: definition.name, id: row.id }}>{String(value ?? "—")}</Link>;
  return isBlank(value) ? null : <Show value={value} field={field} place="list" />;
}
