package org.tongzhou.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;

/// The addresses that the platform answers to, of pages and of the API: for whoever must say that
/// one does not exist, takes other methods, is not for this caller, or has its page elsewhere.
@Component
public class Addresses {

    // Asked for late: the chain of filters is made before the endpoints are.
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    Addresses(
            @Qualifier("requestMappingHandlerMapping")
                    ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    private record Place(PathPattern pattern, Set<String> methods, HandlerMethod endpoint) {}

    /// The methods that the address of a request answers to; none where there is no such address.
    public Set<String> methods(HttpServletRequest request) {
        Set<String> methods = new TreeSet<>();
        at(request).forEach(place -> methods.addAll(place.methods()));
        return methods;
    }

    /// The endpoint that a request is for, whoever sends it.
    public Optional<HandlerMethod> endpoint(HttpServletRequest request) {
        String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        return at(request)
                .filter(place -> place.methods().contains(method))
                .min(Comparator.comparing(Place::pattern))
                .map(Place::endpoint);
    }

    /// The nearest address above this path that a browser can open.
    Optional<String> openAbove(String path) {
        int end = path.lastIndexOf('/');
        if (end <= 0) {
            return Optional.empty();
        }
        String above = path.substring(0, end);
        return at(PathContainer.parsePath(above)).anyMatch(place -> place.methods().contains("GET"))
                ? Optional.of(above)
                : openAbove(above);
    }

    private Stream<Place> at(HttpServletRequest request) {
        return at(ServletRequestPathUtils.parseAndCache(request).pathWithinApplication());
    }

    private Stream<Place> at(PathContainer path) {
        return mappings.getObject().getHandlerMethods().entrySet().stream()
                .flatMap(Addresses::places)
                .filter(place -> place.pattern().matches(path));
    }

    private static Stream<Place> places(Map.Entry<RequestMappingInfo, HandlerMethod> one) {
        Set<String> methods = new TreeSet<>();
        one.getKey().getMethodsCondition().getMethods().forEach(m -> methods.add(m.name()));
        var patterns = one.getKey().getPathPatternsCondition();
        return patterns == null
                ? Stream.empty()
                : patterns.getPatterns().stream()
                        .map(pattern -> new Place(pattern, methods, one.getValue()));
    }
}
