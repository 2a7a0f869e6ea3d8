/** Load on the engine while keys rotate and the key server fails: every answer is compared with what it had to be. */
package org.muleentra.jwt.gateway.load;
