/** That peers keep the rules. */
package org.muleentra.jwt.benchmarks.peer;
