/** What a policy costs an API on the engine, over HTTP. */
package org.muleentra.jwt.gateway.load.throughput;
