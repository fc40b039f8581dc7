package guanlan.engine.schema;

import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * SQL whose shape comes from definitions: built by jOOQ, run in the transaction that is already
 * open.
 */
@Configuration(proxyBeanMethods = false)
class SqlConfiguration {
    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    @Bean
    DSLContext dsl(DataSource database) {
        var settings = new Settings().withExecuteLogging(false).withCacheRecordMappers(true);
        var sql =
                new DefaultConfiguration()
                        .set(new TransactionAwareDataSourceProxy(database))
                        .set(SQLDialect.POSTGRES)
                        .set(settings);
        return DSL.using(sql);
    }
}
