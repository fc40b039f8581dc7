package guanlan.edge.api;

import static org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy.SAME_ORIGIN;

import guanlan.platform.access.AccessProblem;
import guanlan.platform.access.Role;
import guanlan.platform.identity.IdentityProblem;
import guanlan.platform.identity.KeyUse;
import guanlan.platform.identity.KeyUses;
import guanlan.platform.identity.Sessions;
import guanlan.platform.problems.Code;
import guanlan.platform.problems.Problem;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;

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
            String.join(
                    ", ",
                    "camera=()",
                    "microphone=()",
                    "geolocation=()",
                    "payment=()",
                    "usb=()",
                    "serial=()",
                    "bluetooth=()",
                    "midi=()",
                    "accelerometer=()",
                    "gyroscope=()",
                    "display-capture=()",
                    "browsing-topics=()");

    private static final long A_YEAR = Duration.ofDays(365).toSeconds();

    @Bean
    SecurityFilterChain border(
            HttpSecurity http, Sessions sessions, KeyUses keys, ProblemReply reply) {
        return http.sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(SecurityBorder::csrf)
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(SecurityBorder::headers)
                .addFilterBefore(new SessionFilter(sessions, keys, reply), CsrfFilter.class)
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
                                                                new Problem(
                                                                        code(request, denied)))))
                .build();
    }

    private static void rights(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    to) {
        to.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers(
                        "/api/health",
                        "/api/session",
                        "/api/session/**",
                        "/api/setup",
                        "/api/links/**")
                .permitAll()
                .requestMatchers("/api/metrics")
                .hasRole(Role.ADMINISTRATOR.name())
                .requestMatchers("/api/people", "/api/people/**", "/api/security")
                .access(
                        AuthorizationManagers.allOf(
                                AuthorityAuthorizationManager.hasAuthority(SessionFilter.PERSON),
                                AuthorityAuthorizationManager.hasRole(Role.ADMINISTRATOR.name())))
                .requestMatchers(HttpMethod.GET, "/api/me")
                .authenticated()
                .requestMatchers("/api/me", "/api/me/**")
                .hasAuthority(SessionFilter.PERSON)
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
                .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS))
                .crossOriginOpenerPolicy(
                        opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(
                        resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .httpStrictTransportSecurity(
                        https -> https.includeSubDomains(false).maxAgeInSeconds(A_YEAR));
    }

    /**
     * The token stays the same: to the framework each request signs in anew, and it would replace
     * the token each time, under the hands of pages that ask in parallel.
     */
    private static void csrf(CsrfConfigurer<HttpSecurity> csrf) {
        csrf.csrfTokenRepository(new ForgeryCookie())
                .csrfTokenRequestHandler(new HeaderToken())
                .ignoringRequestMatchers(BearerToken::carried)
                .sessionAuthenticationStrategy((_, _, _) -> {});
    }

    private static Code code(HttpServletRequest request, AccessDeniedException denied) {
        if (denied instanceof CsrfException) {
            return ApiProblem.FORGED;
        }
        return request.getAttribute(SessionFilter.PRESENCE) instanceof KeyUse
                ? IdentityProblem.KEY_UNFIT
                : AccessProblem.REFUSED;
    }
}
