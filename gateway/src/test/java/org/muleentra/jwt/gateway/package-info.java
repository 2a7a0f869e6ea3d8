/** End-to-end tests over real HTTP. */
package org.muleentra.jwt.gateway;
