/** What may go wrong with an answer on the wire. */
package org.muleentra.jwt.testkit.fault;
