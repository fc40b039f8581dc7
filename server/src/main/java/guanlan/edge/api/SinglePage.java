package guanlan.edge.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Serves the web application: files whose names carry their hash for ever, everything else asked
 * for anew each time, and the page itself for every address that is the page's own.
 */
@Configuration(proxyBeanMethods = false)
class SinglePage implements WebMvcConfigurer {
    private static final String STATIC = "classpath:/static/";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(STATIC + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        // By content: a reproducible build gives every version's files the same date.
        registry.addResourceHandler("/**")
                .addResourceLocations(STATIC)
                .setCacheControl(CacheControl.noCache())
                .setUseLastModified(false)
                .setEtagGenerator(SinglePage::etag)
                .resourceChain(false)
                .addResolver(new Fallback());
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/").setViewName("forward:/index.html");
    }

    private static String etag(Resource resource) {
        try {
            return "W/\"" + DigestUtils.md5DigestAsHex(resource.getContentAsByteArray()) + "\"";
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static final class Fallback extends PathResourceResolver {
        private static final Resource PAGE = new ClassPathResource("static/index.html");

        @Override
        protected @Nullable Resource getResource(String path, Resource location)
                throws IOException {
            Resource found = super.getResource(path, location);
            return found != null || path.matches("(api|assets)(/.*)?") || !PAGE.exists()
                    ? found
                    : PAGE;
        }
    }
}
