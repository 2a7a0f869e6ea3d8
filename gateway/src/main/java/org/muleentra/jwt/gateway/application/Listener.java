package org.muleentra.jwt.gateway.application;

import java.util.List;
import java.util.Optional;

/**
 * Where an application listens.
 *
 * @param flow the flow that a request starts
 * @param path the path, which may end in a wildcard
 * @param methods the methods that it serves; empty for all
 * @param caller whom the flow itself lets in, if it validates tokens
 */
public record Listener(String flow, String path, List<String> methods, Optional<ExpectedCaller> caller) {}
