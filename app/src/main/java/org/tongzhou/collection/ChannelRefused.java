package org.tongzhou.collection;

/// The channel refuses a request as wrong: what was asked stays as it is, and somebody must look.
final class ChannelRefused extends IllegalStateException {

    ChannelRefused(String why) {
        super("the channel refuses: " + why);
    }
}
