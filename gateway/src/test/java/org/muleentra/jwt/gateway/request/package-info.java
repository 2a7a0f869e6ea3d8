/** How a request is read, however it is spelt, sliced or delayed. */
package org.muleentra.jwt.gateway.request;
