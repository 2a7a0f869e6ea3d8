package org.muleentra.jwt.testkit.sts;

import org.muleentra.jwt.testkit.client.ApiRegistration;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/** The API for which a token is asked, and by which of its names. Immutable. */
final class Resource {
  final ApiRegistration api;
  final String asked;
  final boolean graph;

  Resource(ApiRegistration api, String asked, boolean graph) {
    this.api = api;
    this.asked = asked;
    this.graph = graph;
  }

  /** v2.0 names the API's client id; v1.0 repeats the resource as it was asked for. */
  String audience() {
    return api.version() == TokenVersion.V2 ? api.clientId() : asked;
  }
}
