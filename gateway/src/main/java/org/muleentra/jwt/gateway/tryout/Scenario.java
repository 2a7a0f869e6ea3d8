package org.muleentra.jwt.gateway.tryout;

import java.net.http.HttpRequest;

/**
 * A request with the answer it must get.
 *
 * @param title what the request is
 * @param request the request
 * @param expectation the answer, in the words of {@link Outcome}
 */
record Scenario(String title, HttpRequest request, String expectation) {}
