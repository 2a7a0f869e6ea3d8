/** The loopback server and the requests and answers on it; of it, tests need {@link RecordedRequest} alone. */
package org.muleentra.jwt.testkit.http;
