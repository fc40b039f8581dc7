package guanlan.edge.api;

import guanlan.app.Application;
import guanlan.testkit.Postgres;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/** A test that asks more of the server than anybody may: without limits, planted once. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "guanlan.admin.password=" + SessionIT.PASSWORD,
            "guanlan.limits.address=100000",
            "guanlan.limits.caller=100000",
            "guanlan.limits.heavy=100000"
        })
@ContextConfiguration(initializers = Postgres.Fresh.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@interface Crawl {}
