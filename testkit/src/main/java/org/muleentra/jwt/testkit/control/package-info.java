/** Control of a running mock over HTTP, from loopback alone; of it, tests in Java need {@link MockClock}. */
package org.muleentra.jwt.testkit.control;
