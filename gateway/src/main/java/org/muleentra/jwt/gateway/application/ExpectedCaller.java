package org.muleentra.jwt.gateway.application;

import java.util.List;

/**
 * Whom a configuration lets in, as far as tokens can be made after it.
 *
 * @param configuration the name of the configuration
 * @param tenant the first tenant; empty where none is named
 * @param audience the first audience; empty where none is named
 * @param scopes the scopes of which users need one or all
 * @param appRoles the app roles of which applications need one or all
 */
public record ExpectedCaller(String configuration, String tenant, String audience, List<String> scopes, List<String> appRoles) {}
