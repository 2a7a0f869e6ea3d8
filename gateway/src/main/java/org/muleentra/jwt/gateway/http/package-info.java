/** Stands in for the listener and the requests of MuleSoft's HTTP connector, over Mule's real HTTP service: test equipment. */
package org.muleentra.jwt.gateway.http;
