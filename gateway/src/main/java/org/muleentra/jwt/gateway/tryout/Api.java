package org.muleentra.jwt.gateway.tryout;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An API of the gateway's file.
 *
 * @param name the API's name
 * @param path the path it is served on
 * @param configuration the values of the policy's form, by property name
 */
record Api(String name, String path, JsonNode configuration) {}
