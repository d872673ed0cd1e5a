package org.tongzhou.accounts;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tongzhou.web.BadInput;

/// What a token may do: read or write one resource, as in `claims:read`.
///
/// The resource is the path segment after `/api/v1/`, so no endpoint can forget its scope. What the
/// roles of the account do not allow, no token can be given, nor keep when a role is taken.
record Scope(Resource resource, Action action) {

    /// Reading is GET and HEAD; all else is writing.
    enum Action {
        READ,
        WRITE;

        static Action ofMethod(String method) {
            return method.equals("GET") || method.equals("HEAD") ? READ : WRITE;
        }
    }

    private static final Set<Role> ALL = EnumSet.allOf(Role.class);
    private static final Set<Role> STAFF = EnumSet.complementOf(EnumSet.of(Role.MEMBER));
    private static final Set<Role> WORKING =
            EnumSet.complementOf(EnumSet.of(Role.MEMBER, Role.AUDITOR));
    private static final Map<String, Scope> ALL_BY_TEXT = allByText();

    /// The resources of the API. All that is under `staff` is one: work on what belongs to others.
    enum Resource {
        ACCOUNT,
        ACCOUNTS,
        TOKENS,
        PLANS,
        PERSONS,
        HOUSEHOLD,
        MANDATE,
        JOINS,
        ENROLMENTS,
        CLAIMS,
        STAFF,
        CASES,
        ROUNDS,
        PASSBOOK,
        COLLECTION,
        BOOKS,
        MESSAGES;

        String wordsKey() {
            return "accounts.scope." + name();
        }

        /// The segment of the path after `/api/v1/`.
        String segment() {
            return name().toLowerCase(Locale.ROOT);
        }

        Set<Role> writers() {
            return switch (this) {
                case ACCOUNTS -> EnumSet.of(Role.ADMINISTRATOR);
                case PLANS -> EnumSet.of(Role.PLAN_MANAGER);
                case STAFF -> WORKING;
                case ROUNDS, BOOKS -> EnumSet.of(Role.FINANCE);
                case ACCOUNT,
                        TOKENS,
                        PERSONS,
                        HOUSEHOLD,
                        MANDATE,
                        JOINS,
                        ENROLMENTS,
                        CLAIMS,
                        CASES,
                        PASSBOOK,
                        COLLECTION,
                        MESSAGES ->
                        ALL;
            };
        }

        Set<Role> readers() {
            return switch (this) {
                case ACCOUNTS, STAFF, BOOKS -> Scope.STAFF;
                case ACCOUNT,
                        TOKENS,
                        PLANS,
                        PERSONS,
                        HOUSEHOLD,
                        MANDATE,
                        JOINS,
                        ENROLMENTS,
                        CLAIMS,
                        CASES,
                        ROUNDS,
                        PASSBOOK,
                        COLLECTION,
                        MESSAGES ->
                        ALL;
            };
        }
    }

    static Scope of(String text) {
        Scope scope = ALL_BY_TEXT.get(text);
        if (scope == null) {
            throw new BadInput("scopes", "accounts.token.scope.bad");
        }
        return scope;
    }

    /// What a request of the API needs; none where there is no such resource.
    static Optional<Scope> needed(String method, String path) {
        String[] segments = path.split("/", -1);
        String wanted = segments.length > 3 ? segments[3] : "";
        return Optional.ofNullable(ALL_BY_TEXT.get(text(wanted, Action.ofMethod(method))));
    }

    /// All that there are, in the order of resources.
    static Collection<Scope> all() {
        return ALL_BY_TEXT.values();
    }

    private static Map<String, Scope> allByText() {
        Map<String, Scope> all = new LinkedHashMap<>();
        for (Resource resource : Resource.values()) {
            for (Action action : Action.values()) {
                Scope scope = new Scope(resource, action);
                all.put(scope.toString(), scope);
            }
        }
        return Collections.unmodifiableMap(all);
    }

    boolean isAllowedTo(Account account) {
        Set<Role> allowed =
                switch (action) {
                    case READ -> resource.readers();
                    case WRITE -> resource.writers();
                };
        return account.roles().stream().anyMatch(allowed::contains);
    }

    /// What it lets a program do, in words.
    String wordsKey() {
        return resource.wordsKey() + "." + action.name();
    }

    @Override
    public String toString() {
        return text(resource.segment(), action);
    }

    private static String text(String segment, Action action) {
        return segment + ':' + action.name().toLowerCase(Locale.ROOT);
    }
}
