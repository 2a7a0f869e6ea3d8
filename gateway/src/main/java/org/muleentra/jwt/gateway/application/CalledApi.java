package org.muleentra.jwt.gateway.application;

import java.util.Set;

/**
 * An API for which an application acquires tokens.
 *
 * @param name as the application names it: an App ID URI or a client id
 * @param clientId its client id, which is the audience of its tokens; the name itself where no configuration tells another
 * @param scopes the scopes that are asked for on behalf of users
 * @param appRoles the app roles that its own configuration asks for, where it is part of the application
 */
public record CalledApi(String name, String clientId, Set<String> scopes, Set<String> appRoles) {}
