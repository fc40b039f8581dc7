package guanlan.edge.api;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gets people in who have no administrator's rights; their password is the administrator's. */
record People(JdbcClient jdbc, Browser administrator) {
    /** The tables of the first company, with nothing in them but its counters. */
    private static final String EMPTY_COMPANY =
            """
            do $$
            declare
                each text;
            begin
                create schema if not exists t_%1$s;
                for each in select table_name from information_schema.tables
                             where table_schema = 't_main' and table_type = 'BASE TABLE' loop
                    execute format('create table if not exists t_%1$s.%%I (like t_main.%%I including all)',
                                   each, each);
                end loop;
                insert into t_%1$s.schema_version select * from t_main.schema_version on conflict do nothing;
                insert into t_%1$s.rights_version select * from t_main.rights_version on conflict do nothing;
            end $$
            """;

    /** Signs somebody new in. */
    Browser member(int port, String name) {
        String login = name.toLowerCase(Locale.ROOT) + "-" + UUID.randomUUID();
        Browser.Answer made = administrator.send("POST", "/api/records/user", Map.of("name", name));
        if (made.status() != 201) {
            throw new IllegalStateException(made.response().body());
        }
        credential(login, UUID.fromString(made.json().path("id").asString()), "main");
        return signedIn(port, login);
    }

    /** From now on every member may what is named, by object, and nothing else. */
    void mayMembers(Map<String, ?> objects) {
        Browser.Answer changed =
                administrator.send("PATCH", "/api/roles/member", Map.of("objects", objects));
        if (changed.status() != 200) {
            throw new IllegalStateException(changed.response().body());
        }
    }

    void mayMembersAsShipped() {
        administrator.send("DELETE", "/api/roles/member", "");
    }

    /** Signs somebody in who belongs to another company. */
    Browser stranger(int port, String company) {
        jdbc.sql("insert into system.tenant (slug, name) values (?, ?) on conflict do nothing")
                .param(company)
                .param(company)
                .update();
        jdbc.sql(EMPTY_COMPANY.formatted(company)).update();
        String login = "stranger-" + UUID.randomUUID();
        credential(login, UUID.randomUUID(), company);
        return signedIn(port, login);
    }

    private void credential(String login, UUID user, String company) {
        jdbc.sql(
                        """
                        insert into system.credential
                            (id, tenant, user_id, login, password_hash, role, name, locale, theme,
                             time_zone, password_changed_at, created_at)
                        select gen_random_uuid(), ?, ?, ?, password_hash, 'member', ?, locale, theme,
                               time_zone, password_changed_at, created_at
                          from system.credential where login = 'admin'
                        """)
                .param(company)
                .param(user)
                .param(login)
                .param(login)
                .update();
    }

    private static Browser signedIn(int port, String login) {
        var browser = new Browser(port, "en");
        Browser.Answer answer = browser.signIn(login, SessionIT.PASSWORD);
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.response().body());
        }
        return browser;
    }
}
