package org.tongzhou.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list, for programs: at most `limit` things that stand after the place `after`.
///
/// A place is a key and not a count, so what comes in between moves nothing to another page.
///
/// @param place the place of the last thing; missing on the last page
public record Slice<T>(List<T> page, int limit, @Nullable String place) {

    /// How many things a page has that does not say.
    public static final String USUAL = "50";

    /// The place before the newest thing of a list that begins with it.
    public static final String NEWEST = "" + Long.MAX_VALUE;

    private static final int MOST = 200;

    public Slice {
        page = List.copyOf(page);
    }

    /// How many things to read for a page: one more than it holds tells whether there is a next.
    public static int toRead(int limit) {
        return checked(limit) + 1;
    }

    private static int checked(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new BadInput("limit", "web.limit.bad", MOST);
        }
        return limit;
    }

    /// A place that is a number.
    public static long after(long after) {
        if (after < 0) {
            throw new BadInput("after", "web.after.bad");
        }
        return after;
    }

    /// A place in a list of rounds or runs, which are few.
    public static int afterInt(long after) {
        return (int) Math.min(after(after), Integer.MAX_VALUE);
    }

    /// The page at the head of what was found.
    public static <T> Slice<T> of(List<T> found, int limit, Function<T, ?> place) {
        if (found.size() <= checked(limit)) {
            return new Slice<>(found, limit, null);
        }
        List<T> page = found.subList(0, limit);
        return new Slice<>(page, limit, place.apply(page.getLast()).toString());
    }

    /// The page after a thing of a list that is short and read as a whole.
    public static <T> Slice<T> within(List<T> all, int limit, String after, Function<T, ?> place) {
        if (after.isEmpty()) {
            return of(all, limit, place);
        }
        for (int i = 0; i < all.size(); i++) {
            if (place.apply(all.get(i)).toString().equals(after)) {
                return of(all.subList(i + 1, all.size()), limit, place);
            }
        }
        throw new BadInput("after", "web.after.bad");
    }

    /// The page with each thing as the API shows it.
    public <S> List<S> as(Function<T, S> shown) {
        return page.stream().map(shown).toList();
    }

    /// Where the next page is.
    ///
    /// @param path of the list, with what else was asked for
    public @Nullable String next(String path) {
        if (place == null) {
            return null;
        }
        String encoded = URLEncoder.encode(place, StandardCharsets.UTF_8);
        char joint = path.indexOf('?') < 0 ? '?' : '&';
        return path + joint + "limit=" + limit + "&after=" + encoded;
    }
}
