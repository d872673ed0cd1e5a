package org.tongzhou.demo;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/// Watches every commit from outside and acts before or after the n-th that wrote a given table.
///
/// A step of a round is told by what it writes: `rounds.statement` is the strike,
/// `collection.batch` the preparing or the answer of a batch, and so on. Production code knows
/// nothing of it.
final class Steps implements BeanPostProcessor {

    private static final Pattern WRITES =
            Pattern.compile("\\b(?:insert\\s+into|update|delete\\s+from)\\s+([a-z]+\\.[a-z_]+)");

    /// Stands for whatever is written.
    static final String ANY = "any";

    /// Where to act.
    ///
    /// @param before whether the commit is prevented, rather than its answer
    record Where(String table, int time, boolean before) {

        static Where of(String text) {
            String[] words = text.split(" ", -1);
            return new Where(words[1], Integer.parseInt(words[2]), words[0].equals("before"));
        }

        @Override
        public String toString() {
            return "%s %s %d".formatted(before ? "before" : "after", table, time);
        }
    }

    private final Where where;
    private final Runnable act;
    private final Map<String, Integer> seen = new HashMap<>();

    Steps(Where where, Runnable act) {
        this.where = where;
        this.act = act;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source
                ? proxy(DataSource.class, (method, args) -> connect(source, method, args))
                : bean;
    }

    private Object connect(DataSource source, Method method, Object[] args) throws Throwable {
        Object answer = call(source, method, args);
        if (answer instanceof Connection connection) {
            Set<String> written = new LinkedHashSet<>();
            return proxy(
                    Connection.class,
                    (called, parameters) -> follow(connection, written, called, parameters));
        }
        return answer;
    }

    private Object follow(Connection connection, Set<String> written, Method method, Object[] args)
            throws Throwable {
        if (method.getName().equals("prepareStatement")) {
            Object statement = call(connection, method, args);
            String sql = (String) args[0];
            return proxy(
                    PreparedStatement.class,
                    (called, parameters) ->
                            run(connection, written, sql, statement, called, parameters));
        }
        if (method.getName().equals("rollback")) {
            written.clear();
        }
        return method.getName().equals("commit")
                ? durable(written, () -> call(connection, method, args))
                : call(connection, method, args);
    }

    private Object run(
            Connection connection,
            Set<String> written,
            String sql,
            Object statement,
            Method method,
            Object[] args)
            throws Throwable {
        if (!method.getName().startsWith("execute")) {
            return call(statement, method, args);
        }
        Matcher writes = WRITES.matcher(sql);
        while (writes.find()) {
            written.add(writes.group(1));
        }
        return connection.getAutoCommit()
                ? durable(written, () -> call(statement, method, args))
                : call(statement, method, args);
    }

    @FunctionalInterface
    private interface Work {
        Object get() throws Throwable;
    }

    private Object durable(Set<String> written, Work commit) throws Throwable {
        boolean meant =
                where.table().equals(ANY) ? !written.isEmpty() : written.contains(where.table());
        boolean due = meant && count();
        written.clear();
        if (due && where.before()) {
            act.run();
        }
        Object answer = commit.get();
        if (due && !where.before()) {
            act.run();
        }
        return answer;
    }

    private synchronized boolean count() {
        return seen.merge(where.table(), 1, Integer::sum) == where.time();
    }

    @FunctionalInterface
    private interface Answer {
        Object to(Method method, Object[] args) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        Object proxy =
                Proxy.newProxyInstance(
                        Steps.class.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, args) ->
                                answer.to(method, args == null ? new Object[0] : args));
        return type.cast(proxy);
    }

    private static Object call(Object target, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? new SQLException(e) : e.getCause();
        }
    }
}
