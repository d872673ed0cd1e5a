package org.tongzhou.collection;

import java.util.List;

/// Some events in the order of their numbers; none means that there are no more for now.
public record EventPage(List<ChannelEvent> events) {

    public EventPage {
        events = List.copyOf(events);
    }

    /// The number to ask after next.
    public long next(long after) {
        return events.isEmpty() ? after : events.getLast().number();
    }
}
