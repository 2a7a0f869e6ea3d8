/** Tests of the transport over the runtime's own HTTP client, in its package so that they may shorten its bound. */
package org.muleentra.jwt.mule.http;
