/** Everything that goes wrong at once, with good callers in between, and the healing afterwards. */
package org.muleentra.jwt.gateway.load.chaos;
