/** Stands in for the listener of MuleSoft's HTTP connector, over Mule's real HTTP service: test equipment. */
package org.muleentra.jwt.gateway.http;
