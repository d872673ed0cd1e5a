package org.tongzhou.demo;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/// Watches every commit from outside and acts before or after those that are meant.
///
/// A step of a round is told by what it writes: `rounds.statement` is the strike,
/// `collection.batch` the preparing or the answer of a batch, and so on. Production code knows
/// nothing of it.
final class Steps implements BeanPostProcessor {

    private static final Pattern WRITES =
            Pattern.compile("\\b(?:insert\\s+into|update|delete\\s+from)\\s+([a-z]+\\.[a-z_]+)");

    /// A commit that writes.
    ///
    /// @param written the tables, in the order of their names
    /// @param isAhead whether it can still be prevented; otherwise only its answer is missing
    record Moment(SortedSet<String> written, boolean isAhead) {

        @Override
        public String toString() {
            return (isAhead ? "before " : "after ") + String.join(", ", written);
        }
    }

    private final Predicate<Moment> due;
    private final Runnable act;

    Steps(Predicate<Moment> due, Runnable act) {
        this.due = due;
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
        SortedSet<String> tables = new TreeSet<>(written);
        written.clear();
        if (tables.isEmpty()) {
            return commit.get();
        }
        await(new Moment(tables, true));
        Object answer = commit.get();
        await(new Moment(tables, false));
        return answer;
    }

    /// One at a time: whoever comes later finds everything dead.
    private synchronized void await(Moment moment) {
        if (due.test(moment)) {
            act.run();
        }
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
