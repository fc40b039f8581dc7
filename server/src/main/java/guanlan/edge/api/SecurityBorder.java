package guanlan.edge.api;

import static org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy.SAME_ORIGIN;

import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Role;
import guanlan.platform.identity.IdentityProblem;
import guanlan.platform.identity.Sessions;
import guanlan.platform.problems.Code;
import guanlan.platform.problems.Problem;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;

/** Who may pass, and with which headers every answer leaves. */
@Configuration(proxyBeanMethods = false)
class SecurityBorder {
    /**
     * Only our own scripts run. Styles may be inline, because the component library makes them as
     * it draws; pictures may be made in the page.
     */
    private static final String CONTENT =
            String.join(
                    "; ",
                    "default-src 'self'",
                    "script-src 'self'",
                    "style-src 'self' 'unsafe-inline'",
                    "img-src 'self' data: blob:",
                    "font-src 'self' data:",
                    "connect-src 'self'",
                    "worker-src 'self' blob:",
                    "object-src 'none'",
                    "base-uri 'self'",
                    "form-action 'self'",
                    "frame-ancestors 'none'");

    private static final String PERMISSIONS =
            "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

    @Bean
    SecurityFilterChain border(HttpSecurity http, Sessions sessions, ProblemReply reply) {
        return http.sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(SecurityBorder::csrf)
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(SecurityBorder::headers)
                .addFilterBefore(new SessionFilter(sessions), CsrfFilter.class)
                .authorizeHttpRequests(SecurityBorder::rights)
                .exceptionHandling(
                        refusals ->
                                refusals.authenticationEntryPoint(
                                                (request, response, _) ->
                                                        reply.write(
                                                                request,
                                                                response,
                                                                new Problem(
                                                                        IdentityProblem
                                                                                .SESSION_REQUIRED)))
                                        .accessDeniedHandler(
                                                (request, response, denied) ->
                                                        reply.write(
                                                                request,
                                                                response,
                                                                new Problem(code(denied)))))
                .build();
    }

    private static void rights(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    to) {
        to.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers("/api/health", "/api/session", "/api/setup")
                .permitAll()
                .requestMatchers("/api/metrics")
                .hasRole(Role.ADMINISTRATOR.name())
                .requestMatchers("/api", "/api/**")
                .authenticated()
                .requestMatchers("/actuator/**")
                .denyAll()
                .requestMatchers(HttpMethod.GET, "/**")
                .permitAll()
                .requestMatchers(HttpMethod.HEAD, "/**")
                .permitAll()
                .anyRequest()
                .denyAll();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(content -> content.policyDirectives(CONTENT))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(referrer -> referrer.policy(SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS));
    }

    /**
     * The token stays the same: to the framework each request signs in anew, and it would replace
     * the token each time, under the hands of pages that ask in parallel.
     */
    private static void csrf(CsrfConfigurer<HttpSecurity> csrf) {
        csrf.csrfTokenRepository(csrfCookie())
                .csrfTokenRequestHandler(new HeaderToken())
                .sessionAuthenticationStrategy((_, _, _) -> {});
    }

    private static CookieCsrfTokenRepository csrfCookie() {
        var cookies = CookieCsrfTokenRepository.withHttpOnlyFalse();
        cookies.setCookiePath("/");
        cookies.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return cookies;
    }

    private static Code code(AccessDeniedException denied) {
        return denied instanceof CsrfException ? ApiProblem.FORGED : AccessProblem.REFUSED;
    }
}
