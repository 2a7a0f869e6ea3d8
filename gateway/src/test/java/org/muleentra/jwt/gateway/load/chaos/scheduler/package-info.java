/** Schedulers as MuleSoft's own hands them out, over a pool that can be full, late or without threads. */
package org.muleentra.jwt.gateway.load.chaos.scheduler;
