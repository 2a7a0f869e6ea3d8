package org.muleentra.jwt.gateway.load.chaos.caller;

/**
 * What came back.
 *
 * @param status the status; 0 where nothing came
 * @param retryAfter the whole seconds of {@code Retry-After}, or -1
 * @param late whether it took longer than any wait that the documents state
 * @param text what else helps to understand it
 * @param sent when, by {@link System#nanoTime()}
 * @param ended when, by the same
 */
public record Answer(int status, long retryAfter, boolean late, String text, long sent, long ended) {}
